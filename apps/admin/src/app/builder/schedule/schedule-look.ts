import { computed, inject, Injectable } from '@angular/core';
import { type SchedulePreview, type SchedulePreviewRequest } from '@jeongsi/contract';
import { ScheduleApi } from '../../schedule/schedule-api';
import { BuilderStore } from '../builder-store';
import { injectLook, type Look } from '../../http/look';
import { checkSchedule } from '../model/check-schedule';

const WAIT_MS = 300;
const RUNS = 5;

/** The schedule in words and its next runs, by the server: nothing in the browser counts days. */
@Injectable()
export class ScheduleLook {
  private readonly api = inject(ScheduleApi);
  private readonly store = inject(BuilderStore);

  /** What is asked; null while the fields cannot be read. */
  readonly question = computed<SchedulePreviewRequest | null>(() => {
    const { schedule: draft, policy, purpose, message } = this.store.draft();
    const broken = checkSchedule(draft, policy).some(({ field }) => field.startsWith('schedule'));
    if (broken || !['schedule', 'review'].includes(this.store.step())) return null;
    const workflowId = this.store.workflow()?.id;
    return {
      schedule: this.store.definition().schedule,
      purpose,
      channel: message.channel,
      limit: RUNS,
      ...(workflowId !== undefined && { workflowId }),
    };
  });

  readonly look: Look<SchedulePreview> = injectLook(this.question, (request) => this.api.preview(request), WAIT_MS);
}
