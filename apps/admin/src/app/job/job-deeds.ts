import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Job, type JobDetail } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { type Answer } from '../confirm/question';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { RecentRecipientsCount } from '../workflow/recent-recipients-count';
import { type JobAction } from './job-action';
import { JobQuestions, type Known } from './job-questions';
import { MoveDialog } from './move-dialog';
import { type MoveDialogData } from './move-fields';

/** What starts at once, unless the scheduler is stopped. */
const STARTING: ReadonlySet<JobAction> = new Set(['runNow', 'runAgain', 'retryFailed', 'retryUnsent', 'resume']);

/** What a person does to a job: told first what will happen, then done once. Provided below the shell. */
@Injectable()
export class JobDeeds {
  private readonly questions = inject(JobQuestions);
  private readonly recent = inject(RecentRecipientsCount);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly status = inject(SchedulerStatusStore);

  async act(action: JobAction, job: JobDetail, known: Omit<Known, 'lately'>): Promise<'changed' | 'unchanged'> {
    const answer = await this.ask(action, job, known);
    if (answer.kind === 'left') return 'unchanged';
    this.status.refresh();
    if (answer.kind === 'done') {
      const stopped = this.status.feed().status?.isRunning === false;
      this.notices.tell(stopped && STARTING.has(action) ? 'run.stopped.done' : `job.${action}.done`);
      // A new job came of it: that is where it goes on.
      if (answer.value.id !== job.id) await this.router.navigate(['/jobs', answer.value.id]);
    }
    return 'changed';
  }

  private async ask(action: JobAction, job: JobDetail, known: Omit<Known, 'lately'>): Promise<Answer<Job>> {
    if (action === 'move') return this.confirm.open<MoveDialogData, Job>(MoveDialog, { job, status: this.status });
    const runs = action === 'runNow' || action === 'runAgain';
    const lately = runs ? await this.recent.of([job.workflowId]) : null;
    return this.confirm.ask(this.questions.of(action, job, { ...known, lately }));
  }
}
