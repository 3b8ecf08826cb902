import { inject, Injectable } from '@angular/core';
import { type Job } from '@jeongsi/contract';
import { injectAction } from '../action/action';
import { Notices } from '../action/notices';
import { failureText } from '../failure/failure-text';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { JobApi } from './job-api';

/** Says that somebody knows of a failure: it leaves the badge and the list of what needs attention. Provided below the shell. */
@Injectable()
export class AcknowledgeDeed {
  private readonly api = inject(JobApi);
  private readonly notices = inject(Notices);
  private readonly status = inject(SchedulerStatusStore);
  private readonly action = injectAction();
  private readonly text = injectText();

  async do({ id }: Pick<Job, 'id'>): Promise<void> {
    const done = await this.action.run((key) => this.api.acknowledge(id, { key, reason: '' }));
    const failure = this.action.failure();
    if (failure !== null) this.notices.say(failureText(failure, this.text));
    if (done === null) return;
    this.notices.tell('job.acknowledge.done');
    this.status.refresh();
  }
}
