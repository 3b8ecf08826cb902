import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { type Job, type JobDetail } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { type Answer } from '../confirm/question';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { RecentRecipientsCount } from '../workflow/recent-recipients-count';
import { type JobAction } from './job-action';
import { JobQuestions } from './job-questions';
import { MoveDialog, type MoveDialogData } from './move-dialog';

/** What a person does to a job: told first what will happen, then done once. Provided below the shell. */
@Injectable()
export class JobDeeds {
  private readonly questions = inject(JobQuestions);
  private readonly recent = inject(RecentRecipientsCount);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly status = inject(SchedulerStatusStore);

  /** `reached` is how many people it would reach, as far as anybody can tell; 0 when nobody can. */
  async act(action: JobAction, job: JobDetail, reached: number): Promise<'changed' | 'unchanged'> {
    const answer = await this.ask(action, job, reached);
    if (answer.kind === 'left') return 'unchanged';
    this.status.refresh();
    if (answer.kind === 'done') {
      this.notices.tell(`job.${action}.done`);
      // A new job came of it: that is where it goes on.
      if (answer.value.id !== job.id) await this.router.navigate(['/jobs', answer.value.id]);
    }
    return 'changed';
  }

  private async ask(action: JobAction, job: JobDetail, reached: number): Promise<Answer<Job>> {
    if (action === 'move') return this.confirm.open<MoveDialogData, Job>(MoveDialog, { job, status: this.status });
    const runs = action === 'runNow' || action === 'runAgain';
    const lately = runs ? await this.recent.of([job.workflowId]) : null;
    return this.confirm.ask(this.questions.of(action, job, { reached, lately }));
  }
}
