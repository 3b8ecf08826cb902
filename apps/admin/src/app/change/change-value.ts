import { type Text, type TextKey } from '../i18n/text';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Values that are words of the program, by the end of their path. */
const WORDS: Readonly<Record<string, Readonly<Record<string, TextKey>>>> = {
  purpose: {
    informational: 'purpose.informational',
    advertising: 'purpose.advertising',
    authentication: 'purpose.authentication',
  },
  status: {
    draft: 'workflow.state.draft',
    active: 'workflow.state.active',
    paused: 'workflow.state.paused',
    archived: 'workflow.state.archived',
  },
  'message.channel': {
    outbox: 'channel.outbox',
    email: 'channel.email',
    webhook: 'channel.webhook',
    sms: 'channel.sms',
    alimtalk: 'channel.alimtalk',
  },
  'audience.source': {
    list: 'builder.source.list',
    file: 'builder.source.file',
    sql: 'builder.source.sql',
    http: 'builder.source.http',
  },
  'schedule.type': {
    immediate: 'type.immediate',
    delayed: 'type.delayed',
    scheduled: 'type.scheduled',
    recurring: 'type.recurring',
  },
  'delay.unit': { minutes: 'builder.delay.minutes', hours: 'builder.delay.hours', days: 'builder.delay.days' },
  frequency: {
    daily: 'builder.frequency.daily',
    weekly: 'builder.frequency.weekly',
    monthly: 'builder.frequency.monthly',
  },
  weekdays: Object.fromEntries(WEEKDAYS.map((day) => [day, `builder.day.${day}.long` as const])),
  weekday: Object.fromEntries(WEEKDAYS.map((day) => [day, `builder.day.${day}.long` as const])),
  missingDay: { clamp: 'builder.missingDay.clamp', skip: 'builder.missingDay.skip' },
  holidays: {
    run: 'builder.holidays.run',
    skip: 'builder.holidays.skip',
    previous: 'builder.holidays.previous',
    next: 'builder.holidays.next',
  },
  'policy.overlap': {
    skip: 'builder.overlap.skip',
    queue: 'builder.overlap.queue',
    allow: 'builder.overlap.allow',
  },
  'policy.missed': {
    run_once: 'builder.missed.run_once',
    skip: 'builder.missed.skip',
    run_all: 'builder.missed.run_all',
  },
  'window.outside': { hold: 'builder.window.hold', skip: 'builder.window.skip' },
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A value as it stands in one line, in the reader's words; `instant` writes a moment. Nothing is an empty text. */
export function changeValue(path: string, value: unknown, text: Text, instant: (at: number) => string): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return instant(Date.parse(value));
  const place = path.replace(/\.\d+/g, '');
  const [, words] = Object.entries(WORDS).find(([end]) => place === end || place.endsWith(`.${end}`)) ?? [];
  const key = words?.[value];
  return key === undefined ? value : text(key);
}
