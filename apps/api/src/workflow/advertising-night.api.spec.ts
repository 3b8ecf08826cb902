import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, type Delivery, type JobDetail, type Page, type Workflow } from '@jeongsi/contract';
import { SOLAPI_ACCOUNT, startFakeSolapi } from '../testing/fake-solapi-process';
import { TestApi } from '../testing/test-api';

/** Two and a half seconds before nine in the evening in Seoul, and eight the next morning. */
const EVENING = '2026-11-23T11:59:57.500Z';
const NINE = '2026-11-23T12:00:00.000Z';
const EIGHT = '2026-11-23T23:00:00.000Z';

// A real provider in a process of its own, on machines that do other things as well.
jest.setTimeout(120_000);

let solapi: Awaited<ReturnType<typeof startFakeSolapi>>;
let api: TestApi;
beforeEach(async () => {
  solapi = await startFakeSolapi();
  api = await TestApi.start({ now: EVENING, environment: { SOLAPI_BASE_URL: solapi.url } });
  await providerClock(EVENING);
});
afterEach(async () => {
  await api.stop();
  await solapi.stop();
});

const yes = { 광고: 'Y', 야간: '' };
const also = { 광고: 'Y', 야간: 'Y' };
/** One a second leaves: the first few before nine, the others would after it. */
const PEOPLE = [
  { 전화: '01020000001', ...yes },
  { 전화: '01020000002', ...yes },
  { 전화: '01020000003', ...yes },
  { 전화: '01020000004', ...yes },
  { 전화: '01020000005', ...yes },
  { 전화: '01020000006', ...yes },
  { 전화: '01020000007', ...also },
  { 전화: '01020000008', ...also },
  { 전화: '01020000009', 광고: 'N', 야간: 'Y' },
];
const OPTS_OUT = '010-2000-0006';

it('holds the rest of an advertisement at nine, goes on at eight, and leaves out who refused meanwhile', async () => {
  const job = await running();
  const atNight = await eachSecond(job, ({ reason }) => reason === 'held');
  expect(atNight).toMatchObject({ status: 'pending', scheduledTime: EIGHT, attempt: 1 });
  const sent = await sentTo();
  const early = sent.length - 2;
  expect(early).toBeGreaterThan(0);
  expect(sent).toEqual([...phones(0, early), ...phones(6, 8)]);
  expect(atNight.deliveries).toMatchObject({ accepted: early + 2, held: 6 - early, skipped: 1, total: 9 });
  expect(atNight.reasons).toEqual([
    { state: 'held', errorCode: 'night', count: 6 - early },
    { state: 'skipped', errorCode: 'no_consent', count: 1 },
  ]);
  // In the order in which they are in the source: those without the night before nine, the others after it.
  const states = (await deliveries(job)).map(({ state, updatedAt }) => [state, updatedAt < NINE] as const);
  expect(states.slice(0, early)).toEqual(Array(early).fill(['accepted', true]));
  expect(states.slice(6, 8)).toEqual(Array(2).fill(['accepted', false]));

  expect((await api.post('/api/suppressions', { address: OPTS_OUT })).status).toBe(201);
  await providerClock('2026-11-23T22:59:00.000Z');
  await api.clock.advance(Date.parse(EIGHT) - 60_000 - api.clock.now());
  expect(await read(job)).toMatchObject({ status: 'pending', deliveries: { held: 6 - early } });
  expect(await sentTo()).toEqual(sent);

  await providerClock(EIGHT);
  await api.clock.advance(59_000);
  const ended = await eachSecond(job, ({ status }) => status === 'completed');
  expect(ended).toMatchObject({ attempt: 1, deliveries: { accepted: 7, skipped: 2, held: 0, total: 9 } });
  expect(ended.reasons).toContainEqual({ state: 'skipped', errorCode: 'suppressed', count: 1 });
  expect(await sentTo()).toEqual([...sent, ...phones(early, 5)]);
  const inTheMorning = (await deliveries(job)).slice(early, 5).map(({ updatedAt }) => updatedAt >= EIGHT);
  expect(inTheMorning).toEqual(Array(5 - early).fill(true));
});

const phones = (from: number, to: number): string[] => PEOPLE.slice(from, to).map((person) => person.전화);

async function running(): Promise<string> {
  const connection = {
    kind: 'solapi',
    name: '문자',
    settings: { senderName: '정시', optOutNumber: '080-123-4567', ratePerMinute: 60 },
    secrets: SOLAPI_ACCOUNT,
  };
  const { id: connectionId } = (await api.post('/api/connections', connection)).json<Connection>();
  const saved = await api.post('/api/workflows', {
    name: '저녁 광고',
    purpose: 'advertising',
    audience: {
      source: 'list',
      rows: PEOPLE.map((person, index) => ({ ...person, 이름: `고객 ${index + 1}` })),
      mapping: { address: '전화', name: '이름', adConsent: '광고', nightConsent: '야간' },
    },
    message: { channel: 'sms', connectionId, from: '0212345678', body: '내일까지 반값이에요.' },
    schedule: { type: 'immediate' },
  });
  expect(saved.status).toBe(201);
  const { id } = saved.json<Workflow>();
  const jobs = (await api.get(`/api/scheduler/jobs?workflowId=${id}`)).json<Page<{ id: string }>>();
  return jobs.items[0]?.id ?? '';
}

/** Lets seconds pass; each only once everything that went out before it came home. */
async function eachSecond(job: string, until: (job: JobDetail) => boolean): Promise<JobDetail> {
  for (let second = 0; second < 30; second += 1) {
    let seen = await read(job);
    for (let look = 0; look < 500 && (seen.deliveries.sending > 0 || seen.deliveries.total === 0); look += 1) {
      await pause(10);
      seen = await read(job);
    }
    if (until(seen)) return seen;
    await api.clock.advance(1_000);
    await pause(20);
  }
  throw new Error(`It did not come to that: ${JSON.stringify(await read(job))}`);
}

async function read(job: string): Promise<JobDetail> {
  return (await api.get(`/api/scheduler/jobs/${job}`)).json<JobDetail>();
}

async function deliveries(job: string): Promise<Delivery[]> {
  return (await api.get(`/api/scheduler/jobs/${job}/deliveries`)).json<Page<Delivery>>().items;
}

/** Whom the provider really sent to, in order. */
async function sentTo(): Promise<string[]> {
  const response = await fetch(`${solapi.url}/_control/received`);
  const { messages } = (await response.json()) as { messages: { to: string }[] };
  return messages.map(({ to }) => to);
}

/** The provider refuses whoever thinks it is another time. */
async function providerClock(now: string): Promise<void> {
  await fetch(`${solapi.url}/_control/clock`, { method: 'POST', body: JSON.stringify({ now }) });
}
