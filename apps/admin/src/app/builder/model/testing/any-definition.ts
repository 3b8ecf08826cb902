import fc from 'fast-check';
import { HOLIDAY_RULES, type Recurrence, type Schedule, WEEKDAYS } from '@jeongsi/contract';
import { type Definition } from '../draft';

const words = fc.string({ unit: fc.constantFrom('a', '가', '1', ' ', ',', '"', '\n', '#{x}', '-'), maxLength: 12 });
const word = words.map((text) => `w${text}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const twoDigits = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const time = fc
  .tuple(twoDigits(23), twoDigits(59), optional(twoDigits(59)))
  .map((parts) => parts.filter(Boolean).join(':'));
const date = fc
  .tuple(fc.integer({ min: 2026, max: 2120 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const zone = optional(fc.constantFrom('Asia/Seoul', 'America/New_York', 'UTC'));
const whole = (min: number, max: number) => fc.integer({ min, max });
const few = <T>(arbitrary: fc.Arbitrary<T>) => optional(fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 3 }));

const mapping = fc.record(
  { address: word, key: word, name: word, adConsent: word, nightConsent: word },
  { requiredKeys: ['address'] },
);

const audience: fc.Arbitrary<Definition['audience']> = fc.oneof(
  fc.record({ source: fc.constant('list'), mapping, rows: fc.array(fc.dictionary(word, words), { maxLength: 4 }) }),
  fc.record({ source: fc.constant('file'), mapping, fileId: word }),
  fc.record({ source: fc.constant('sql'), mapping, connectionId: word, query: word }),
  fc.record(
    { source: fc.constant('http'), mapping, connectionId: word, url: word, itemsPath: word, nextPath: word },
    { requiredKeys: ['source', 'mapping', 'url'] },
  ),
) as fc.Arbitrary<Definition['audience']>;

const message = fc.oneof(
  fc.record({ channel: fc.constant('outbox'), body: word, subject: words }, { requiredKeys: ['channel', 'body'] }),
  fc.record(
    { channel: fc.constant('email'), connectionId: word, from: word, subject: word, body: word, html: word },
    { requiredKeys: ['channel', 'subject', 'body'] },
  ),
  fc.record(
    {
      channel: fc.constant('webhook'),
      connectionId: word,
      url: word,
      headers: fc.dictionary(words, words),
      body: word,
    },
    { requiredKeys: ['channel', 'url', 'body'] },
  ),
  fc.record(
    { channel: fc.constant('sms'), connectionId: word, from: word, body: word, subject: words },
    { requiredKeys: ['channel', 'connectionId', 'from', 'body'] },
  ),
  fc.record(
    {
      channel: fc.constant('alimtalk'),
      connectionId: word,
      pfId: word,
      templateId: word,
      variables: fc.dictionary(words, words),
      fallback: fc.record({ body: word }),
    },
    { requiredKeys: ['channel', 'connectionId', 'pfId', 'templateId'] },
  ),
) as fc.Arbitrary<Definition['message']>;

const end = optional(
  fc.oneof(
    fc.constant({ type: 'never' as const }),
    fc.record({
      type: fc.constant('until' as const),
      until: fc.oneof(
        date,
        fc.tuple(date, time).map((each) => each.join('T')),
      ),
    }),
    fc.record({ type: fc.constant('count' as const), count: whole(1, 10_000) }),
  ),
);
const nthWeekday = fc.record({ nth: fc.constantFrom(1, 5, -1, -3), weekday: fc.constantFrom(...WEEKDAYS) });
const recurrence = fc
  .record({
    frequency: fc.constantFrom('daily', 'weekly', 'monthly'),
    interval: optional(whole(1, 999)),
    startDate: optional(date),
    times: fc.array(time, { minLength: 1, maxLength: 3 }),
    weekdays: few(fc.constantFrom(...WEEKDAYS)),
    monthDays: few(fc.constantFrom(1, 15, 29, 31, -1, -31)),
    nthWeekdays: few(nthWeekday),
    businessDays: few(fc.constantFrom(1, 23, -1, -7)),
    missingDay: optional(fc.constantFrom('clamp', 'skip')),
    holidays: optional(fc.constantFrom(...HOLIDAY_RULES)),
    end,
  })
  .map(({ weekdays, monthDays, nthWeekdays, businessDays, ...rest }) => ({
    ...rest,
    ...(rest.frequency === 'weekly' && { weekdays }),
    ...(rest.frequency === 'monthly' && { monthDays, nthWeekdays, businessDays }),
  })) as fc.Arbitrary<Recurrence>;

const schedule = fc.oneof(
  fc.constant({ type: 'immediate' as const }),
  fc.record({
    type: fc.constant('delayed' as const),
    delay: fc.record({ amount: whole(1, 9_999), unit: fc.constantFrom('minutes', 'hours', 'days') }),
  }),
  fc.record({
    type: fc.constant('scheduled' as const),
    at: fc
      .tuple(date, time, fc.constantFrom('', '.5', 'Z', '+09:00'))
      .map(([day, clock, rest]) => `${day}T${clock}${rest}`),
    timeZone: zone,
  }),
  fc.record({ type: fc.constant('recurring' as const), timeZone: zone, recurrence }),
) as fc.Arbitrary<Schedule>;

const sending = fc.record(
  {
    ratePerMinute: whole(1, 1_000_000),
    concurrency: whole(1, 1_000),
    window: fc.record({ from: time, to: time, outside: fc.constantFrom('hold', 'skip') }),
    stopAfterFailures: whole(1, 1_000_000),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NonNullable<Definition['sending']>>;

const policy = fc.record(
  {
    overlap: fc.constantFrom('skip', 'queue', 'allow'),
    missed: fc.constantFrom('run_once', 'skip', 'run_all'),
    missedGraceMinutes: whole(0, 525_600),
    maxRetries: whole(0, 10),
    timeoutSeconds: whole(1, 604_800),
    pauseAfterFailures: whole(1, 1_000),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NonNullable<Definition['policy']>>;

/** Any definition that the server's shape allows, explicit defaults and all; absent fields are really absent. */
export const anyDefinition: fc.Arbitrary<Definition> = fc
  .record(
    {
      name: word,
      description: words,
      purpose: fc.constantFrom('informational', 'advertising', 'authentication'),
      audience,
      message,
      sending,
      schedule,
      policy,
    },
    { requiredKeys: ['name', 'audience', 'message', 'schedule'] },
  )
  .map((each) => JSON.parse(JSON.stringify(each)) as Definition);
