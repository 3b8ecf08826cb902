import { type Issue } from '../issue';
import { FakeClock } from '../testing/fake-clock';
import { MemoryStore } from '../testing/memory-store';
import { people, ScriptedAudience } from '../testing/scripted-audience';
import { TypedChannel } from '../workflow/testing/typed-channel';
import { AudienceUnavailable } from './audience-source';
import { type AudiencePreview, type AudienceQuestion, previewAudience } from './preview-audience';

class CheckedAudience extends ScriptedAudience {
  issues: Issue[] = [];
  override async check(): Promise<Issue[]> {
    return this.issues;
  }
}

const question: AudienceQuestion = { audience: { source: 'scripted', mapping: { address: 'email' } } };

let clock: FakeClock;
let audience: CheckedAudience;
beforeEach(() => {
  clock = new FakeClock('2026-11-23T03:00:00.000Z');
  audience = new CheckedAudience();
  audience.rows = people(30);
});
afterEach(() => expect(clock.waitingTimers).toBe(0));

const ask = (asked: AudienceQuestion) =>
  previewAudience(asked, {
    clock,
    suppressions: new MemoryStore().suppressions,
    audiences: new Map([['scripted', audience]]),
    channels: new Map([['typed', new TypedChannel()]]),
  });

async function preview(asked: AudienceQuestion): Promise<AudiencePreview> {
  const outcome = await ask(asked);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

async function issues(asked: AudienceQuestion): Promise<string[]> {
  const outcome = await ask(asked);
  if (outcome.ok || outcome.refusal.kind !== 'invalid') throw new Error('not refused');
  return outcome.refusal.issues.map(({ path, code }) => `${path}: ${code}`);
}

it('shows the columns, the first 20 rows and the funnel', async () => {
  const shown = await preview(question);
  expect(shown.columns).toEqual(['email', 'name']);
  expect(shown.rows).toHaveLength(20);
  expect(shown.funnel.map(({ left }) => left)).toEqual([30, 30, 30, 30, 30]);
  expect(shown.truncated).toBe(false);
});

it('takes any text for an address until there is a channel', async () => {
  audience.rows = [{ email: 'p1@example.com' }, { email: '12-34' }, { email: ' ' }];
  expect((await preview(question)).funnel[1]).toMatchObject({ left: 2, out: 1 });
  expect((await preview({ ...question, channel: 'typed' })).funnel[1]).toMatchObject({ left: 1, out: 2 });
});

it('counts consent for advertising alone', async () => {
  expect((await preview({ ...question, purpose: 'advertising' })).funnel[4]).toMatchObject({ left: 0, out: 30 });
});

it('shows the columns although the mapping does not fit them', async () => {
  audience.issues = [{ path: 'mapping.address', code: 'UNKNOWN_COLUMN', message: 'm' }];
  const shown = await preview({ audience: { source: 'scripted', mapping: { address: 'mail' } } });
  expect([shown.columns, shown.funnel[1]?.left]).toEqual([['email', 'name'], 0]);
});

it('shows the columns of a source that finds out only as it counts that the mapping does not fit', async () => {
  audience.before = () => {
    // The first rows are read first, and those who are counted by the mapping after them.
    if (audience.opened > 1) throw new AudienceUnavailable('UNKNOWN_COLUMN', 'There is no column "mail".', 'pointless');
  };
  const shown = await preview({ audience: { source: 'scripted', mapping: { address: 'mail' } } });
  expect([shown.columns, shown.rows.length, shown.funnel]).toEqual([['email', 'name'], 20, []]);
});

it('refuses what is wrong besides', async () => {
  audience.issues = [{ path: 'query', code: 'REQUIRED', message: 'm' }];
  expect(await issues(question)).toEqual(['audience.query: REQUIRED']);
  expect(await issues({ audience: { source: 'fax', mapping: { address: 'a' } } })).toEqual([
    'audience.source: NOT_AVAILABLE',
  ]);
  expect(await issues({ ...question, channel: 'fax' })).toEqual(['channel: NOT_AVAILABLE']);
});

it('says what the source said', async () => {
  audience.before = () => {
    throw new AudienceUnavailable('QUERY_FAILED', 'no such table', 'pointless');
  };
  expect(await issues(question)).toEqual(['audience: QUERY_FAILED']);
});

it('does not wait for ever', async () => {
  audience.before = () => clock.advance(8_000);
  expect(await issues(question)).toEqual(['audience: AUDIENCE_SLOW']);
});
