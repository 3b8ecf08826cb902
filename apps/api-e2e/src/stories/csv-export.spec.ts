import { parse } from 'csv-parse/sync';
import { type Audience } from '@jeongsi/contract';
import { ADMIN_KEY, type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { FAR, person, workflow } from '../stage/workflows';

const stage = useStage();

const ROWS = 10_000;
/** What a spreadsheet would run. */
const FORMULAS = ['=HYPERLINK("https://evil.example";"x")', '+1+1', '-2', '@SUM(A1)', '＝1+1', "=cmd|' /C calc'!A0"];

describe('the CSV export', () => {
  it('of ten thousand recipients comes as it is read, has everybody, and runs in no spreadsheet', async () => {
    const server = await stage.server();
    const id = await sent(server);
    const response = await exported(server, id);
    expect(response.headers.get('Content-Type')).toContain('text/csv');
    expect(response.headers.get('Content-Disposition')).toContain('attachment');
    // Nobody knew how long it would become when it began.
    expect(response.headers.get('Content-Length')).toBeNull();
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');

    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map(({ id: deliveryId }) => deliveryId)).size).toBe(ROWS);
    expect(rows.every(({ state }) => state === 'delivered')).toBe(true);
    expect(rows.flatMap(Object.values).filter((cell: string) => /^\s*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    const names = rows.map(({ name }) => name);
    for (const formula of FORMULAS) expect(names).toContain(`'${formula}`);
    expect(rows.some(({ address }) => /^r\d/.test(address ?? ''))).toBe(false);
    expect(names).toContain('줄\n바꿈, "따옴표"');
  });

  it('that nobody reads to its end harms nobody', async () => {
    const server = await stage.server();
    const id = await sent(server);
    for (let round = 0; round < 5; round += 1) {
      const reader = (await exported(server, id)).body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect(await server.api.status()).toMatchObject({ isRunning: true });
    const whole = rowsOf(await (await exported(server, id, '?addresses=full&state=delivered')).text());
    expect(new Set(whole.map(({ address }) => address)).size).toBe(ROWS);
    expect(await server.stop()).toMatchObject({ code: 0 });
  });
});

function rowsOf(csv: Buffer | string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

async function sent({ api }: Server): Promise<string> {
  const odd = [...FORMULAS, '줄\n바꿈, "따옴표"'];
  const rows = Array.from({ length: ROWS }, (_, index) => ({ ...person(index), 이름: odd[index] ?? `고객 ${index}` }));
  const audience: Audience = { source: 'list', rows, mapping: { address: '주소', name: '이름' } };
  const message = { channel: 'outbox' as const, body: '안내' };
  const saved = await api.save(workflow({ audience, message, schedule: FAR }));
  const { id } = await api.execute({ workflowId: saved.id });
  expect(await api.ended(id)).toMatchObject({ deliveries: { delivered: ROWS, total: ROWS } });
  return id;
}

function exported({ url }: Server, id: string, query = ''): Promise<Response> {
  const headers = { Authorization: `Bearer ${ADMIN_KEY}` };
  return fetch(`${url}/api/scheduler/jobs/${id}/deliveries.csv${query}`, { headers });
}
