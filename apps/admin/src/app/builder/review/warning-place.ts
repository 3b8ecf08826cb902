import { type ChannelName, type ScheduleType } from '@jeongsi/contract';
import { type Place, placeOf } from '../model/field';

/** The field that decides what a warning of the schedule is about. */
const SCHEDULE_FIELDS: Readonly<Record<string, string>> = {
  NEVER_RUNS: 'schedule.recurrence.end',
  END_BEFORE_FIRST: 'schedule.recurrence.end',
  NO_END: 'schedule.recurrence.end',
  HOLIDAY_DATA: 'schedule.recurrence.holidays',
  MOVED_BEFORE_START: 'schedule.recurrence.startDate',
};

/** Where each kind says when. */
const WHEN_FIELDS: Record<ScheduleType, string> = {
  immediate: 'schedule.type',
  delayed: 'schedule.delay.amount',
  scheduled: 'schedule.at',
  recurring: 'schedule.recurrence.times.0',
};

/** The field that decides what a warning of the audience and the message is about. */
const PREVIEW_FIELDS: Readonly<Record<string, string>> = {
  NO_RECIPIENTS: 'audience.source',
  INVALID_ADDRESS: 'audience.mapping.address',
  DUPLICATE: 'audience.mapping.address',
  SUPPRESSED: 'audience.mapping.address',
  NO_CONSENT: 'audience.mapping.adConsent',
  AUDIENCE_SLOW: 'audience.source',
  FIRST_ROWS_ONLY: 'audience.source',
  MISSING_VARIABLE: 'message.body',
  UNSENDABLE: 'message.body',
  TIMEOUT_TOO_SHORT: 'policy.timeoutSeconds',
};

/** Where to mend what a warning of the schedule tells; whatever is not about a field of its own is about the time. */
export function scheduleWarningPlace(code: string, type: ScheduleType): Place {
  return { field: SCHEDULE_FIELDS[code] ?? WHEN_FIELDS[type], step: 'schedule' };
}

/** Where to mend what a warning of the message's preview tells; null for one that is not known here. */
export function previewWarningPlace(code: string, channel: ChannelName): Place | null {
  const field = PREVIEW_FIELDS[code] ?? '';
  // A template of KakaoTalk has no text to mend.
  return placeOf(field === 'message.body' && channel === 'alimtalk' ? 'message.templateId' : field);
}
