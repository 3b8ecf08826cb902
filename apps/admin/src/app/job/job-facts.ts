import { Component, computed, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { type JobDetail, type Workflow } from '@jeongsi/contract';
import { catchError, of, switchMap } from 'rxjs';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { NextRuns } from '../schedule/next-runs';
import { ScheduleApi } from '../schedule/schedule-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { type RanBy } from './job-background';
import { policyLines } from '../workflow/policy-lines';

/** What stands behind a job: its workflow, its schedule, whom it reaches, and by which rules. */
@Component({
  selector: 'app-job-facts',
  imports: [NextRuns, RouterLink],
  templateUrl: './job-facts.html',
  styleUrl: './job-facts.scss',
})
export class JobFacts {
  readonly job = input.required<JobDetail>();
  /** Null while it is not known, or gone. */
  readonly workflow = input.required<Workflow | null>();
  /** The workflow as it was when the job ran; null while it is not known. */
  readonly ran = input.required<RanBy | null>();
  /** How many people it reaches, as far as anybody can tell; 0 when nobody can. */
  readonly expected = input.required<number>();

  private readonly schedules = inject(ScheduleApi);
  private readonly language = inject(LanguageStore).current;

  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly number = injectNumber();

  protected readonly preview = toSignal(
    toObservable(this.ran).pipe(
      switchMap((ran) =>
        ran === null
          ? of(null)
          : this.schedules
              .preview({
                schedule: ran.schedule,
                channel: ran.message.channel,
                limit: 5,
                workflowId: this.job().workflowId,
              })
              .pipe(catchError(() => of(null))),
      ),
    ),
    { initialValue: null },
  );
  protected readonly sentence = computed(() => this.preview()?.sentence[this.language()] ?? '');
  protected readonly policy = computed(() => {
    const ran = this.ran();
    return ran === null ? [] : policyLines(ran, this.text, this.number());
  });
  protected readonly retries = computed(() =>
    this.job().retries.map(({ id, scope, status, createdAt }) => ({
      id,
      what: this.text(`job.retryOf.${scope}`),
      how: `${this.text(`job.state.${status}`)} · ${this.date().near(Date.parse(createdAt), this.status.serverNow())}`,
    })),
  );
  /** Which version it ran, and that there is a newer one. */
  protected readonly version = computed(() => {
    const [n, now] = [this.job().workflowVersion, this.workflow()?.version];
    return now === undefined || now === n ? this.text('job.version', { n }) : this.text('job.version.old', { n, now });
  });
}
