import { type Step } from './step';

/**
 * Every field of the builder by the path that the server calls it, and the step it stands on. `*` is any index or name
 * of one's own. What the server finds below a field belongs to it; what stands nowhere belongs to its section.
 */
const FIELDS: Readonly<Record<string, Step>> = {
  name: 'basics',
  description: 'basics',
  purpose: 'basics',
  'message.channel': 'basics',
  'message.connectionId': 'basics',
  audience: 'audience',
  'audience.source': 'audience',
  'audience.rows': 'audience',
  'audience.fileId': 'audience',
  'audience.connectionId': 'audience',
  'audience.query': 'audience',
  'audience.url': 'audience',
  'audience.itemsPath': 'audience',
  'audience.nextPath': 'audience',
  'audience.mapping.address': 'audience',
  'audience.mapping.name': 'audience',
  'audience.mapping.key': 'audience',
  'audience.mapping.adConsent': 'audience',
  'audience.mapping.nightConsent': 'audience',
  message: 'message',
  'message.subject': 'message',
  'message.body': 'message',
  'message.html': 'message',
  'message.url': 'message',
  'message.headers': 'message',
  'message.pfId': 'message',
  'message.templateId': 'message',
  'message.variables': 'message',
  'message.variables.*': 'message',
  'message.from': 'sending',
  'message.fallback': 'sending',
  'message.fallback.body': 'sending',
  sending: 'sending',
  'sending.ratePerMinute': 'sending',
  'sending.concurrency': 'sending',
  'sending.stopAfterFailures': 'sending',
  'sending.window': 'sending',
  'sending.window.from': 'sending',
  'sending.window.to': 'sending',
  'sending.window.outside': 'sending',
  schedule: 'schedule',
  'schedule.type': 'schedule',
  'schedule.timeZone': 'schedule',
  'schedule.at': 'schedule',
  'schedule.at.time': 'schedule',
  'schedule.delay': 'schedule',
  'schedule.delay.amount': 'schedule',
  'schedule.delay.unit': 'schedule',
  'schedule.recurrence.frequency': 'schedule',
  'schedule.recurrence.interval': 'schedule',
  'schedule.recurrence.startDate': 'schedule',
  'schedule.recurrence.times': 'schedule',
  'schedule.recurrence.times.*': 'schedule',
  'schedule.recurrence.weekdays': 'schedule',
  'schedule.recurrence.monthDays': 'schedule',
  'schedule.recurrence.nthWeekdays': 'schedule',
  'schedule.recurrence.businessDays': 'schedule',
  'schedule.recurrence.missingDay': 'schedule',
  'schedule.recurrence.holidays': 'schedule',
  'schedule.recurrence.end': 'schedule',
  'schedule.recurrence.end.until': 'schedule',
  'schedule.recurrence.end.count': 'schedule',
  policy: 'schedule',
  'policy.overlap': 'schedule',
  'policy.missed': 'schedule',
  'policy.missedGraceMinutes': 'schedule',
  'policy.maxRetries': 'schedule',
  'policy.timeoutSeconds': 'schedule',
  'policy.pauseAfterFailures': 'schedule',
};

/** A field and where it is; a section of the definition (`audience`, `schedule`, …) counts as one. */
export interface Place {
  field: string;
  step: Step;
}

/** Where to go with what the server says about a path such as `schedule.recurrence.times.0`; null when nowhere. */
export function placeOf(path: string): Place | null {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const field = parts.slice(0, length).join('.');
    const step = FIELDS[field] ?? FIELDS[[...parts.slice(0, length - 1), '*'].join('.')];
    if (step !== undefined) return { field, step };
  }
  return null;
}

/** The part of the definition that a path belongs to: its first word. */
export function sectionOf(path: string): string {
  return path.split('.', 1)[0] ?? path;
}
