import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { type SchedulePreview, type SchedulePreviewRequest } from '@jeongsi/contract';
import { ScheduleApi } from '../../schedule/schedule-api';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { BuilderStore } from '../builder-store';
import { injectLook, type Look } from '../../http/look';
import { checkSchedule } from '../model/check-schedule';

const WAIT_MS = 300;
const RUNS = 5;
const MINUTE_MS = 60_000;

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

  /** Whether its time is counted from the moment of saving, so that it moves for as long as nobody saves. */
  readonly fromSaving = computed(
    () => ['immediate', 'delayed'].includes(this.store.draft().schedule.type) && !this.store.keepsSchedule(),
  );

  constructor() {
    const status = inject(SchedulerStatusStore);
    const minute = computed(() => (this.fromSaving() ? Math.floor(status.serverNow() / MINUTE_MS) : null));
    let before = minute();
    effect(() => {
      const now = minute();
      if (now !== null && before !== null && now !== before) untracked(() => this.look.again());
      before = now;
    });
  }
}
