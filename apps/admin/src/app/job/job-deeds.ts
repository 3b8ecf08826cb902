import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Job } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { type Answer, type Question } from '../confirm/question';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { WorkflowApi } from '../workflow/workflow-api';
import { type JobAction } from './job-action';
import { JobApi } from './job-api';
import { MoveDialog, type MoveDialogData } from './move-dialog';

/** What a person does to a job: told first what will happen, then done once. Provided below the shell. */
@Injectable()
export class JobDeeds {
  private readonly api = inject(JobApi);
  private readonly workflows = inject(WorkflowApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly status = inject(SchedulerStatusStore);
  private readonly text = injectText();
  private readonly number = injectNumber();
  private readonly date = injectKoreanDate();

  /** `reached` is how many people it would reach, as far as anybody can tell; 0 when nobody can. */
  async act(action: JobAction, job: Job, reached: number): Promise<'changed' | 'unchanged'> {
    const answer: Answer<Job> =
      action === 'move'
        ? await this.confirm.open<MoveDialogData, Job>(MoveDialog, { job, status: this.status })
        : await this.confirm.ask(this.question(action, job, reached));
    if (answer.kind === 'left') return 'unchanged';
    this.status.refresh();
    if (answer.kind === 'done') {
      this.notices.tell(`job.${action}.done`);
      // A new job came of it: that is where it goes on.
      if (answer.value.id !== job.id) await this.router.navigate(['/jobs', answer.value.id]);
    }
    return 'changed';
  }

  private question(action: Exclude<JobAction, 'move'>, job: Job, reached: number): Question<Job> {
    const { title, verb } = { title: this.text(`job.${action}.title`), verb: this.text(`job.${action}`) };
    const { accepted, delivered, pending, sending, held, failed, skipped, total } = job.deliveries;
    const sent = this.number()(accepted + delivered);
    const left = this.number()(pending + sending + held);
    switch (action) {
      case 'pause':
        return {
          title,
          verb,
          tone: 'plain',
          effects: [this.text('job.pause.effect', { sent, left }), this.text('job.pause.after')],
          act: ({ key }) => this.api.pause(job.id, key),
        };
      case 'resume':
        return {
          title,
          verb,
          tone: 'plain',
          effects: [this.text('job.resume.effect', { left })],
          recipients: pending + sending + held,
          act: ({ key }) => this.api.resume(job.id, key),
        };
      case 'abort':
        return {
          title,
          verb,
          tone: 'danger',
          effects: [this.text('job.abort.effect', { sent }), this.text('job.abort.after', { left })],
          act: () => this.api.abort(job.id),
        };
      case 'cancel':
        return {
          title,
          verb,
          tone: 'danger',
          effects: [this.text('job.cancel.effect', { at: this.due(job) }), this.text('job.cancel.after')],
          act: () => this.api.cancel(job),
        };
      case 'runNow':
        return this.runNow(job, reached);
      case 'runAgain':
        return {
          title,
          verb,
          tone: 'plain',
          effects: [this.text('job.runAgain.effect'), this.text('job.runAgain.after', { sent })],
          recipients: Math.max(total, reached),
          act: ({ key }) => this.api.runNow(job.id, key),
        };
      case 'retryFailed':
        return {
          title,
          verb,
          tone: 'plain',
          effects: [this.text('job.retryFailed.effect', { n: this.number()(failed) }), this.text('job.retry.after')],
          recipients: failed,
          act: ({ key }) => this.api.retry(job.id, 'failed', key),
        };
      case 'retryUnsent':
        return {
          title,
          verb,
          tone: 'plain',
          effects: [this.text('job.retryUnsent.effect', { n: this.number()(skipped) }), this.text('job.retry.after')],
          recipients: skipped,
          act: ({ key }) => this.api.retry(job.id, 'unsent', key),
        };
    }
  }

  private runNow(job: Job, reached: number): Question<Job> {
    const at = this.due(job);
    const question = {
      title: this.text('job.runNow.title'),
      verb: this.text('job.runNow'),
      tone: 'plain' as const,
      effects: [
        reached > 0 ? this.text('job.runNow.effect', { n: this.number()(reached) }) : this.text('job.runNow.effectAll'),
        this.text('job.runNow.after'),
      ],
      ...(reached > 0 && { recipients: reached }),
    };
    // One that waits for its next attempt has begun already: beside it nothing can run.
    if (job.attempt > 0) return { ...question, act: ({ key }) => this.api.runNow(job.id, key) };
    return {
      ...question,
      choice: {
        legend: this.text('job.runNow.choice', { at }),
        options: [
          { value: 'beside', label: this.text('job.runNow.beside'), hint: this.text('job.runNow.beside.hint') },
          { value: 'instead', label: this.text('job.runNow.instead') },
        ],
      },
      act: ({ key, chosen }) =>
        chosen === 'instead'
          ? this.api.runNow(job.id, key)
          : this.workflows.execute({ workflowId: job.workflowId, mode: job.mode, waitSeconds: 0 }, key),
    };
  }

  private due({ scheduledTime }: Job): string {
    return this.date().near(Date.parse(scheduledTime), this.status.serverNow());
  }
}
