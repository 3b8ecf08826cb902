import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { type DeliveryRecord, type DeliveryStore, type JobStore, type UnitOfWork } from '@jeongsi/engine';
import { type Principal } from '../../access/principal';
import { type Settings } from '../../config/settings';
import { HttpProblem } from '../../http/http-problem';
import { sampleJob } from '../../testing/sample-job';
import { DeliveriesExport } from './deliveries-export';

const operator: Principal = { name: 'sujin', role: 'operator', via: 'key' };
const asker = { principal: operator, audit: () => async () => undefined };
const JOB = sampleJob();

const row = (number: number): DeliveryRecord => ({
  id: `019ab1c4-0b3e-7f11-b2c8-${String(number).padStart(12, '0')}`,
  jobId: JOB.id,
  recipientKey: `0101234${String(number % 10_000).padStart(4, '0')}`,
  channel: 'sms',
  address: `0101234${String(number % 10_000).padStart(4, '0')}`,
  name: '＝cmd()',
  variables: {},
  state: 'accepted',
  attempts: 1,
  updatedAt: Date.parse('2026-11-23T01:00:00Z'),
});

/** A store of `size` rows that counts how often it is asked. */
function exportOf(size: number) {
  const asked: number[] = [];
  const deliveries = {
    list: async (_: string, __: object, { limit, cursor = '0' }: { limit: number; cursor?: string }) => {
      const from = Number(cursor);
      asked.push(from);
      const items = Array.from({ length: Math.min(limit, size - from) }, (_, index) => row(from + index));
      return { items, nextCursor: from + limit < size ? String(from + limit) : null };
    },
  } as unknown as DeliveryStore;
  const jobs = { find: async () => JOB } as unknown as JobStore;
  const unitOfWork = { write: async () => undefined } as unknown as UnitOfWork;
  const settings = { defaultTimeZone: 'Asia/Seoul' } as Settings;
  return { asked, exports: new DeliveriesExport(jobs, deliveries, settings, unitOfWork) };
}

it('gives all of 100,000 recipients, and holds only a few of them at a time', async () => {
  const { asked, exports } = exportOf(100_000);
  const { rows } = await exports.csv(JOB.id, {}, asker);
  let lines = 0;
  let bytes = 0;
  let ahead = 0;
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    lines += chunk.toString('latin1').split('\n').length - 1;
    ahead = Math.max(ahead, asked.length * 500 - lines);
  }
  expect(lines).toBe(100_001);
  expect(bytes).toBeGreaterThan(10_000_000);
  expect(ahead).toBeLessThanOrEqual(1_500);
});

it('reads no further than the client takes, and stops when it is gone', async () => {
  const { asked, exports } = exportOf(100_000);
  const { rows } = await exports.csv(JOB.id, {}, asker);
  rows.read(1);
  for (let waited = 0; waited < 50; waited += 1) await turn();
  const waiting = asked.length;
  expect(waiting).toBeLessThanOrEqual(3);
  rows.destroy();
  await once(rows, 'close');
  expect(asked.length).toBeLessThanOrEqual(waiting + 1);
});

it('masks addresses unless it is asked for them', async () => {
  const text = async (query: object) => {
    const { rows } = await exportOf(2).exports.csv(JOB.id, query, asker);
    return Buffer.concat(await rows.toArray()).toString();
  };
  const masked = await text({});
  expect(masked.startsWith('\ufeffid,recipientKey,')).toBe(true);
  expect(masked).not.toContain('01012340001');
  const read = parse(await text({ addresses: 'full' }), { bom: true, columns: true }) as Record<string, string>[];
  expect(read[1]).toMatchObject({ recipientKey: '01012340001', address: '01012340001', name: "'＝cmd()" });
});

it('keeps whole addresses from viewers', async () => {
  const { exports } = exportOf(2);
  const viewer: Principal = { ...operator, role: 'viewer' };
  await expect(exports.csv(JOB.id, { addresses: 'full' }, { ...asker, principal: viewer })).rejects.toThrow(
    HttpProblem,
  );
  await expect(exports.csv(JOB.id, { addresses: 'full' }, { ...asker, principal: viewer })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
  });
  await expect(exports.csv(JOB.id, {}, { ...asker, principal: viewer })).resolves.toBeDefined();
});
