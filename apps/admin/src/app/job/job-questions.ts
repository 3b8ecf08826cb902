import { inject, Injectable } from '@angular/core';
import { type Job, type JobDetail } from '@jeongsi/contract';
import { type Choice, type Question } from '../confirm/question';
import { type Deed } from '../http/deed';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { runTwice } from '../workflow/run-twice';
import { WorkflowApi } from '../workflow/workflow-api';
import { type JobAction } from './job-action';
import { JobApi } from './job-api';
import { jobVerb } from './job-verb';

/** What a question is made from, beside the job. */
export interface Known {
  /** How many people it would reach, as far as anybody can tell; 0 when nobody can. */
  reached: number;
  /** How many of the workflow's people got something in the last hour; null when nobody can tell. */
  lately: number | null;
  /** The version of the workflow that a new run sends; null when nobody can tell. */
  version: number | null;
}

type Asked = Pick<Question<Job>, 'effects' | 'act'> & Partial<Pick<Question<Job>, 'tone' | 'recipients' | 'choice'>>;

/** What is said before something is done to a job: what happens, to how many, and what nobody can undo. */
@Injectable()
export class JobQuestions {
  private readonly api = inject(JobApi);
  private readonly workflows = inject(WorkflowApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly text = injectText();
  private readonly number = injectNumber();
  private readonly date = injectKoreanDate();

  of(action: Exclude<JobAction, 'move'>, job: JobDetail, known: Known): Question<Job> {
    return {
      title: this.text(`job.${action}.title`),
      verb: jobVerb(action, job, this.text, this.number()),
      tone: 'plain',
      reason: 'asked',
      ...this.startingLater(action, this.asked(action, job, known)),
    };
  }

  /** Nothing starts while the scheduler is stopped, whatever is asked for. */
  private startingLater(action: Exclude<JobAction, 'move'>, asked: Asked): Asked {
    const stopped = this.status.feed().status?.isRunning === false;
    if (!stopped || action === 'pause' || action === 'cancel' || action === 'abort') return asked;
    return { ...asked, effects: [this.text('run.stopped'), ...asked.effects] };
  }

  private asked(action: Exclude<JobAction, 'move'>, job: JobDetail, known: Known): Asked {
    const { accepted, delivered, pending, sending, held } = job.deliveries;
    const sent = this.number()(accepted + delivered);
    const waiting = pending + held;
    const left = this.number()(waiting);
    const onTheWay = sending > 0 ? [this.text('job.abort.sending', { n: this.number()(sending) })] : [];
    switch (action) {
      case 'pause':
        return {
          effects: [this.text('job.pause.effect', { sent, left }), ...onTheWay, this.text('job.pause.after')],
          act: (deed) => this.api.pause(job.id, deed),
        };
      case 'resume':
        return {
          effects: [this.text('job.resume.effect', { left }), this.text('job.retry.after')],
          recipients: waiting,
          act: (deed) => this.api.resume(job.id, deed),
        };
      case 'abort':
        return {
          tone: 'danger',
          effects: [this.text('job.abort.effect', { sent }), this.text('job.abort.after', { left }), ...onTheWay],
          act: (deed) => this.api.abort(job.id, deed),
        };
      case 'cancel':
        return {
          tone: 'danger',
          effects: [
            this.text('job.cancel.effect', { at: this.due(job) }),
            ...(known.reached > 0 ? [this.text('job.cancel.people', { n: this.number()(known.reached) })] : []),
            this.text('job.cancel.after'),
          ],
          act: (deed) => this.api.cancel(job, deed),
        };
      case 'runNow':
        return this.runNow(job, known);
      case 'runAgain':
        return this.runAgain(job, known, accepted + delivered);
      case 'retryFailed':
        return this.retry(job, 'failed', job.leftToRetry.failed);
      case 'retryUnsent':
        return this.retry(job, 'unsent', job.leftToRetry.unsent);
    }
  }

  private runNow(job: Job, { reached, lately }: Known): Asked {
    const planned = {
      effects: [
        reached > 0 ? this.text('job.runNow.effect', { n: this.number()(reached) }) : this.text('job.runNow.effectAll'),
        ...runTwice(lately, this.text, this.number()),
        this.text('job.retry.after'),
      ],
      ...(reached > 0 && { recipients: reached }),
    };
    // One that waits for its next attempt has begun already: beside it nothing can run.
    if (job.attempt > 0) return { ...planned, act: (deed) => this.api.runNow(job.id, deed) };
    return { ...planned, choice: this.plan(job), act: (answer) => this.run(job, answer) };
  }

  private runAgain(job: Job, { reached, lately, version }: Known, sent: number): Asked {
    if (job.mode === 'test') {
      return {
        effects: [this.text('job.runAgain.test'), this.text('job.test.note')],
        act: (deed) => this.api.runNow(job.id, deed),
      };
    }
    return {
      effects: [
        reached > 0
          ? this.text('job.runAgain.effect', { n: this.number()(reached) })
          : this.text('job.runAgain.effectAll'),
        ...(version === null || version === job.workflowVersion
          ? []
          : [this.text('job.runAgain.version', { n: job.workflowVersion, now: version })]),
        ...(sent > 0 ? [this.text('job.runAgain.after', { sent: this.number()(sent) })] : []),
        // Who got it from this run is said; who got something lately adds to that only as a number.
        ...(lately === null ? [] : runTwice(lately, this.text, this.number())),
        this.text('job.retry.after'),
      ],
      recipients: reached,
      act: (deed) => this.api.runNow(job.id, deed),
    };
  }

  private retry(job: Job, scope: 'failed' | 'unsent', people: number): Asked {
    const key = scope === 'failed' ? 'job.retryFailed.effect' : 'job.retryUnsent.effect';
    return {
      effects: [this.text(key, { n: this.number()(people) }), this.text('job.retry.after')],
      recipients: people,
      act: (deed) => this.api.retry(job.id, scope, deed),
    };
  }

  private plan(job: Job): Choice {
    return {
      legend: this.text('job.runNow.choice', { at: this.due(job) }),
      preset: 'beside',
      options: [
        { value: 'beside', label: this.text('job.runNow.beside'), hint: this.text('job.runNow.beside.hint') },
        { value: 'instead', label: this.text('job.runNow.instead') },
      ],
    };
  }

  private run(job: Job, { chosen, ...deed }: Deed & { chosen: string }) {
    return chosen === 'instead'
      ? this.api.runNow(job.id, deed)
      : this.workflows.execute({ workflowId: job.workflowId, mode: job.mode, waitSeconds: 0 }, deed);
  }

  private due({ scheduledTime }: Job): string {
    return this.date().near(Date.parse(scheduledTime), this.status.serverNow());
  }
}
