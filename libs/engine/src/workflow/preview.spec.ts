import { AudienceUnavailable } from '../audience/audience-source';
import { ChannelUnavailable } from '../channel/channel';
import { koreanHolidays } from '../holiday';
import { FakeClock } from '../testing/fake-clock';
import { MemoryStore } from '../testing/memory-store';
import { ScriptedAudience } from '../testing/scripted-audience';
import { previewWorkflow, type WorkflowPreview } from './preview';
import { TypedChannel } from './testing/typed-channel';
import { type WorkflowContent } from './workflow';

const NOON = '2026-11-23T03:00:00.000Z'; // in Seoul
const HALF_PAST_NINE_AT_NIGHT = '2026-11-23T12:30:00.000Z';

const content: WorkflowContent = {
  audience: { source: 'scripted', mapping: { address: 'phone', name: 'name' } },
  message: { channel: 'typed' },
};
const advertising: WorkflowContent = {
  purpose: 'advertising',
  audience: { source: 'scripted', mapping: { address: 'phone', adConsent: 'ad', nightConsent: 'night' } },
  message: { channel: 'typed' },
};

let clock: FakeClock;
let store: MemoryStore;
let audience: ScriptedAudience;
let channel: TypedChannel;
beforeEach(() => {
  clock = new FakeClock(NOON);
  store = new MemoryStore();
  audience = new ScriptedAudience(100);
  channel = new TypedChannel();
});
afterEach(() => expect(clock.waitingTimers).toBe(0));

const ask = (of: WorkflowContent, limit = 3) =>
  previewWorkflow(
    of,
    {
      clock,
      suppressions: store.suppressions,
      audiences: new Map([['scripted', audience]]),
      channels: new Map([['typed', channel]]),
      calendar: koreanHolidays(),
      timeZone: 'Asia/Seoul',
      defaults: { timeoutMs: 3_600_000 },
    },
    limit,
  );

async function preview(of: WorkflowContent = content, limit?: number): Promise<WorkflowPreview> {
  const outcome = await ask(of, limit);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

async function issues(of: WorkflowContent): Promise<string[]> {
  const outcome = await ask(of);
  if (outcome.ok || outcome.refusal.kind !== 'invalid') throw new Error('not refused');
  return outcome.refusal.issues.map(({ path, code }) => `${path}: ${code}`);
}

const row = (phone: string, text?: string, more: object = {}) =>
  Object.assign(Object.create(null) as Record<string, string>, { phone, ...(text !== undefined && { text }), ...more });
const people = (count: number, text = 'hello') =>
  Array.from({ length: count }, (_, index) => row(String(1_000_000 + index), text));
const suppress = (address: string, scope: 'advertising' | 'all') =>
  store.unitOfWork.write(async (tx) => {
    await store.suppressions.insert(tx, [{ id: `${address}-${scope}`, address, scope, createdAt: clock.now() }]);
  });
const left = ({ funnel }: WorkflowPreview) => funnel.map((step) => `${step.step} ${step.left}`);
const warnings = (shown: WorkflowPreview) => shown.warnings.map(({ level, code }) => `${level} ${code}`);
const params = (shown: WorkflowPreview, code: string) => shown.warnings.find((one) => one.code === code)?.params;

describe('who would get it', () => {
  it('falls from everybody to those who may be sent to, one step at a time', async () => {
    await suppress('3', 'all');
    await suppress('4', 'advertising');
    audience.rows = [
      row('nobody', 'hi', { ad: 'Y', name: 'N' }),
      row('1', 'hi', { ad: 'Y' }),
      row(' 1 ', 'hi', { ad: 'Y' }),
      row('2', 'hi', { ad: 'N' }),
      row('3', 'hi', { ad: 'Y' }),
      row('4', 'hi', { ad: 'Y' }),
      row('5', undefined, { ad: 'Y' }),
    ];
    const shown = await preview({
      ...advertising,
      audience: { ...advertising.audience, mapping: { ...advertising.audience.mapping, name: 'name' } },
    });
    expect(left(shown)).toEqual(['all 7', 'valid 6', 'unique 5', 'unsuppressed 3', 'consenting 2']);
    expect(shown.funnel.map(({ out }) => out)).toEqual([0, 1, 1, 2, 1]);
    expect(shown.funnel[1]?.examples).toEqual([{ address: 'nobody', name: 'N' }]);
    expect(shown.funnel[3]?.examples).toEqual([{ address: '3' }, { address: '4' }]);
    expect(shown.recipients).toBe(1);
    expect(warnings(shown)).toEqual([
      'warn INVALID_ADDRESS',
      'info DUPLICATE',
      'info SUPPRESSED',
      'info NO_CONSENT',
      'warn MISSING_VARIABLE',
    ]);
  });

  it('needs no consent to inform, and heeds only those who want nothing at all', async () => {
    await suppress('1', 'all');
    await suppress('2', 'advertising');
    audience.rows = [row('1', 'hi'), row('2', 'hi')];
    expect(left(await preview())).toEqual(['all 2', 'valid 2', 'unique 2', 'unsuppressed 1', 'consenting 1']);
  });

  it('shows at most 20 of those whom a step left out', async () => {
    audience.rows = Array.from({ length: 50 }, (_, index) => row(`nobody ${index}`));
    expect((await preview()).funnel[1]).toMatchObject({ out: 50, left: 0, examples: { length: 20 } });
  });

  it('looks up more addresses than one statement takes', async () => {
    await suppress('1001499', 'all');
    audience = new ScriptedAudience(1_500);
    audience.rows = people(1_500);
    expect((await preview()).funnel[3]).toMatchObject({ out: 1, examples: [{ address: '1001499' }] });
  });
});

describe('how much of it is read', () => {
  it('is 100,000 rows', async () => {
    audience = new ScriptedAudience(10_000);
    audience.rows = people(100_001);
    const shown = await preview();
    expect([shown.truncated, shown.funnel[0]?.left]).toEqual([true, 100_000]);
    expect(params(shown, 'FIRST_ROWS_ONLY')).toEqual({ rows: 100_000 });
  });

  it('is everything when there are just so many', async () => {
    audience = new ScriptedAudience(10_000);
    audience.rows = people(100_000);
    const shown = await preview();
    expect([shown.truncated, warnings(shown)]).toEqual([false, []]);
  });

  it('is what comes within 8 seconds', async () => {
    audience.rows = people(1_000);
    audience.before = () => clock.advance(3_000);
    const shown = await preview();
    expect([shown.truncated, shown.funnel[0]?.left]).toEqual([true, 300]);
    expect(params(shown, 'FIRST_ROWS_ONLY')).toEqual({ rows: 300 });
  });

  it('does not call a slow source an empty one', async () => {
    audience.rows = people(1);
    audience.before = async () => {
      await clock.advance(8_000);
      throw new Error('aborted');
    };
    const shown = await preview();
    expect([shown.truncated, warnings(shown)]).toEqual([true, ['warn AUDIENCE_SLOW']]);
  });
});

describe('what is shown', () => {
  it('are the first ones, the longest, and one that lacks a value', async () => {
    audience.rows = [row('1', 'a'), row('2', 'b'), row('3', 'the longest one'), row('4', 'c'), row('5'), row('6')];
    const shown = await preview(content, 2);
    expect(shown.samples.map(({ kind, to }) => [kind, to])).toEqual([
      ['first', '1'],
      ['first', '2'],
      ['longest', '3'],
      ['missing', '5'],
    ]);
    expect(shown.samples[2]).toEqual({
      kind: 'longest',
      to: '3',
      body: 'the longest one',
      type: 'LMS',
      size: { size: 15, limit: 100, unit: 'bytes' },
      missing: [],
    });
    expect(shown.samples[3]).toMatchObject({ body: '', missing: ['text'] });
    expect(params(shown, 'MISSING_VARIABLE')).toEqual({ variable: 'text', recipients: 2 });
  });

  it('is nobody twice', async () => {
    audience.rows = [row('1'), row('2', 'long')];
    expect((await preview()).samples.map(({ kind, to }) => [kind, to])).toEqual([
      ['first', '1'],
      ['first', '2'],
    ]);
  });

  it('says why somebody cannot be sent to', async () => {
    audience.rows = [row('1', '🎉'), row('2', 'hi')];
    const shown = await preview();
    expect(shown.samples[0]?.problem).toEqual({ code: 'UNENCODABLE', message: 'It cannot carry 🎉' });
    expect(params(shown, 'UNSENDABLE')).toEqual({ reason: 'UNENCODABLE', recipients: 1 });
    expect([shown.recipients, warnings(shown)]).toEqual([1, ['warn UNSENDABLE']]);
  });
});

describe('what blocks', () => {
  it('is an empty audience', async () => {
    expect(warnings(await preview())).toEqual(['error NO_RECIPIENTS']);
  });

  it('is a message that can be made for nobody', async () => {
    audience.rows = [row('1', '🎉'), row('2', '🎉')];
    expect(warnings(await preview())).toEqual(['error NO_RECIPIENTS', 'error UNSENDABLE']);
  });
});

describe('what it costs', () => {
  beforeEach(() => {
    audience.rows = [...people(2, 'short'), row('7', 'a long message')];
  });

  it('is the price of each type', async () => {
    channel.priceList = { SMS: 18, LMS: 45, MMS: 110 };
    const shown = await preview();
    expect(shown.types).toEqual({ SMS: 2, LMS: 1 });
    expect(shown.cost).toEqual({ currency: 'KRW', total: 81, perType: { SMS: 36, LMS: 45 } });
  });

  it('is left out when the price of one type is not known', async () => {
    channel.priceList = { SMS: 18 };
    expect(await preview()).not.toHaveProperty('cost');
  });

  it('is left out when nobody knows the prices', async () => {
    expect(await preview()).not.toHaveProperty('cost');
  });
});

describe('how long it takes', () => {
  it.each([
    [60, undefined, 10],
    [undefined, 30, 20],
    [60, 30, 20],
    [30, 60, 20],
  ])('is counted at the lower of the rates %s and %s', async (own, connection, seconds) => {
    audience.rows = people(10);
    channel.rate = connection;
    const shown = await preview({ ...content, sending: own === undefined ? {} : { ratePerMinute: own } });
    expect(shown.durationSeconds).toBe(seconds);
  });

  it('is not said where no rate limits it', async () => {
    audience.rows = people(10);
    expect(await preview()).not.toHaveProperty('durationSeconds');
  });

  it('is compared with the time-out', async () => {
    audience.rows = people(10);
    const slow = { ...content, sending: { ratePerMinute: 1 } };
    expect(warnings(await preview(slow))).toEqual([]);
    const hasty = await preview({ ...slow, policy: { timeoutSeconds: 599 } });
    expect(params(hasty, 'TIMEOUT_TOO_SHORT')).toEqual({ durationSeconds: 600, timeoutSeconds: 599 });
  });
});

describe('advertising at night', () => {
  beforeEach(() => {
    audience.rows = [row('1', 'hi', { ad: 'Y', night: 'Y' }), row('2', 'hi', { ad: 'Y' }), row('3', 'hi', { ad: 'Y' })];
    clock = new FakeClock(HALF_PAST_NINE_AT_NIGHT);
  });

  it('names those who would wait for the morning', async () => {
    expect(params(await preview(advertising), 'QUIET_AD')).toEqual({
      localTime: '2026-11-24T08:00:00',
      timeZone: 'Asia/Seoul',
      recipients: 2,
    });
  });

  it('says nothing where everybody agreed to the night, by day, or where the law lets it through', async () => {
    const [first] = audience.rows;
    audience.rows = first ? [first] : [];
    expect(warnings(await preview(advertising))).toEqual([]);
    audience.rows = [row('2', 'hi', { ad: 'Y' })];
    expect(warnings(await preview({ ...advertising, purpose: 'informational' }))).toEqual([]);
    clock = new FakeClock(NOON);
    expect(warnings(await preview(advertising))).toEqual([]);
  });
});

describe('what cannot be previewed', () => {
  it('is refused as it would be when saving', async () => {
    channel.issues = [{ path: 'body', code: 'TOO_LONG', message: 'm' }];
    const { adConsent: _, ...mapping } = advertising.audience.mapping;
    const wrong = {
      ...advertising,
      audience: { source: 'scripted', mapping },
      sending: { window: { from: '09:00', to: '09:00', outside: 'hold' as const } },
    };
    expect(await issues({ ...wrong, audience: { source: 'scripted', mapping: { address: 'phone' } } })).toEqual([
      'audience.mapping.adConsent: ADVERTISING_NEEDS_CONSENT',
      'message.body: TOO_LONG',
      'sending.window.to: EMPTY_WINDOW',
    ]);
    expect(channel.contexts).toEqual([{ purpose: 'advertising' }]);
  });

  it('is a source that cannot be read', async () => {
    audience.rows = people(1);
    audience.before = () => {
      throw new AudienceUnavailable('QUERY_FAILED', 'no such table', 'pointless');
    };
    expect(await issues(content)).toEqual(['audience: QUERY_FAILED']);
  });

  it('is a channel that cannot be opened', async () => {
    channel.compiling = () => {
      throw new ChannelUnavailable('AUTH', 'the key is wrong', 'pointless');
    };
    expect(await issues(content)).toEqual(['message: AUTH']);
  });

  it('hides no error that nobody expected', async () => {
    audience.rows = people(1);
    audience.before = () => {
      throw new TypeError('ours');
    };
    await expect(ask(content)).rejects.toThrow('ours');
  });
});
