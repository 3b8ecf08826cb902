import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, type UploadedFile, type Workflow } from '@jeongsi/contract';
import { refusal } from '../stage/problem';
import { type Server } from '../stage/server';
import { FAR, workflow } from '../stage/workflows';
import { useStage } from '../stage/stage';
import { BAD_WORKFLOWS } from './bad-input.cases';
import { BAD_REQUESTS } from './bad-request.cases';

const stage = useStage();

/** One server takes all of it: whatever one input broke, the next one would show. */
describe('bad input', () => {
  it('of a workflow is refused with its status and place; nothing is saved and the server stays up', async () => {
    // No private host is allowed here, unlike elsewhere.
    const server = await stage.server({
      environment: { ALLOWED_PRIVATE_HOSTS: '', SMTP_URL: 'smtp://mail.example.com' },
    });
    const { api } = server;
    const { pid } = server.process;
    const unexpected: unknown[] = [];
    for (const [what, body, status, path] of BAD_WORKFLOWS) {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await api.call('POST', '/workflows', body, headers);
      const seen = tryRefusal(answer);
      const right = seen.status === status && (path === undefined || seen.paths.includes(path));
      if (!right) unexpected.push({ what, wanted: { status, path }, ...seen });
      if (JSON.stringify(answer.body).length > 20_000) unexpected.push({ what, problem: 'sends everything back' });
    }
    expect(unexpected).toEqual([]);
    await expectUntouched(server, pid);
  });

  it('of connections, suppressions and previews is refused with its status and place; nothing is saved', async () => {
    const server = await stage.server({ environment: { ALLOWED_PRIVATE_HOSTS: '' } });
    const { api } = server;
    const { pid } = server.process;
    const unexpected: unknown[] = [];
    for (const [what, path, body, status, errorPath] of BAD_REQUESTS) {
      const seen = tryRefusal(await api.call('POST', path, body));
      const right = seen.status === status && (errorPath === undefined || seen.paths.includes(errorPath));
      if (!right) unexpected.push({ what, path, wanted: { status, errorPath }, ...seen });
    }
    expect(unexpected).toEqual([]);
    expect(await api.all('/connections')).toEqual([]);
    expect(await api.all('/suppressions')).toEqual([]);
    await expectUntouched(server, pid);
  });

  it('in the way it is sent', async () => {
    const server = await stage.server();
    const { api } = server;
    const json = { 'Content-Type': 'application/json' };
    const big = JSON.stringify({ ...workflow(), description: 'a'.repeat(11 << 20) });
    const cases: [what: string, answer: Promise<{ status: number; code: string }>][] = [
      ['415 plain text', refused('POST', '/workflows', 'name=a', { 'Content-Type': 'text/plain' })],
      ['415 a form', refused('POST', '/workflows', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' })],
      [
        '415 another charset',
        refused('POST', '/workflows', '{}', { 'Content-Type': 'application/json; charset=euc-kr' }),
      ],
      ['400 bytes that are not UTF-8', refused('POST', '/workflows', Buffer.from('7b22ff227d', 'hex'), json)],
      ['413 eleven megabytes', refused('POST', '/workflows', big, json)],
      ['404 an unknown route', refused('GET', '/workflow')],
      ['404 a malformed id', refused('GET', '/scheduler/jobs/1%27%20OR%201=1')],
      ['404 a long id', refused('GET', `/workflows/${'a'.repeat(5_000)}`)],
      ['404 an unknown id', refused('GET', '/workflows/01890a5d-ac96-774b-bcce-b302099a8057')],
      ['400 a broken cursor', refused('GET', '/workflows?cursor=%7B%7D')],
      ['400 too long a page', refused('GET', '/scheduler/jobs?limit=201')],
      ['400 half a page', refused('GET', '/scheduler/jobs?limit=1.5')],
      ['400 an unknown filter', refused('GET', '/scheduler/jobs?state=pending')],
      ['400 an unknown status', refused('GET', '/scheduler/jobs?status=done')],
      ['400 an unknown mode', refused('POST', '/workflow/execute', { workflowId: ID, mode: 'dry' })],
      ['400 too long a wait', refused('POST', '/workflow/execute', { workflowId: ID, mode: 'live', waitSeconds: 61 })],
      ['404 a workflow to execute', refused('POST', '/workflow/execute', { workflowId: ID, mode: 'live' })],
      ['400 an unknown way to resume', refused('POST', '/scheduler/resume', { missed: 'maybe' })],
      ['400 a preview of too much', refused('POST', '/schedules/preview', { schedule: FAR, limit: 1_001 })],
    ];
    const seen = await Promise.all(cases.map(async ([what, answer]) => `${(await answer).status}${what.slice(3)}`));
    expect(seen).toEqual(cases.map(([what]) => what));
    await expectUntouched(server, server.process.pid);

    async function refused(
      method: string,
      path: string,
      body?: unknown,
      headers?: Record<string, string>,
    ): Promise<{ status: number; code: string }> {
      const answer = await api.call(method, path, body, headers);
      return tryRefusal(answer);
    }
  });

  it('in a CSV file is refused with its line, and leaves no file behind', async () => {
    const server = await stage.server();
    const { api } = server;
    const cases: [what: string, csv: Buffer | string, path: string][] = [
      ['a quote that is never closed', '주소,이름\r\na@b.kr,"고객\r\nb@b.kr,둘\r\n', 'file.line.'],
      ['a quote in the middle', '주소,이름\r\na@b.kr,고"객"x\r\n', 'file.line.2'],
      ['a row that is too short', '주소,이름\r\na@b.kr,하나\r\nb@b.kr\r\n', 'file.line.3'],
      ['a row that is too long', '주소,이름\r\na@b.kr,하나,둘\r\n', 'file.line.2'],
      ['two columns of one name', '주소,주소\r\na,b\r\n', 'file.line.1'],
      ['a NUL', '주소,이름\r\na@b.kr,a\0b\r\n', 'file.line.2'],
      ['nothing', '', 'file'],
      ['neither UTF-8 nor CP949', Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0xff, 0x0a]), 'file'],
    ];
    const unexpected: unknown[] = [];
    for (const [what, csv, path] of cases) {
      const answer = await api.call('POST', '/files?name=bad.csv', csv, { 'Content-Type': 'text/csv' });
      const seen = tryRefusal(answer);
      const right = (seen.status === 400 || seen.status === 422) && seen.paths.some((one) => one.startsWith(path));
      if (!right) unexpected.push({ what, path, ...seen });
    }
    expect(unexpected).toEqual([]);
    expect(await api.all<UploadedFile>('/files')).toEqual([]);
    expect(await readdir(join(server.dataDir, 'files')).catch(() => [])).toEqual([]);
    await expectUntouched(server, server.process.pid);
  });

  it('never changes a workflow that is already there', async () => {
    const { api } = await stage.server();
    const { id } = await api.save(workflow({ schedule: FAR }));
    const before = await api.get<Workflow>(`/workflows/${id}`);
    const bad = { ...workflow(), schedule: { type: 'scheduled', at: '2099-02-30T09:00' } };
    expect(refusal(await api.call('PUT', `/workflows/${id}`, bad))).toMatchObject({ paths: ['schedule.at'] });
    const stale = await api.call('PUT', `/workflows/${id}`, workflow({ schedule: FAR }), { 'If-Match': '"7"' });
    expect(refusal(stale).status).toBe(412);
    const [job] = await api.jobs();
    const past = await api.call('PATCH', `/scheduler/jobs/${job?.id}`, { scheduledTime: '2020-01-01T00:00:00Z' });
    expect(refusal(past)).toMatchObject({ status: 422, paths: ['scheduledTime'] });
    expect(await api.get<Workflow>(`/workflows/${id}`)).toEqual(before);
  });

  it('in the environment keeps the server from starting, and says which variable', async () => {
    for (const [name, value] of Object.entries({
      TICK_INTERVAL_MS: 'often',
      DEFAULT_TIME_ZONE: 'KST',
      ADMIN_KEY: 'short',
      SMTP_URL: 'http://mail.example.com',
      DATABASE_URL: 'postgres://localhost/jeongsi',
    })) {
      const server = await stage.stoppedServer({ environment: { [name]: value } });
      const process = server.launch();
      expect((await process.exited).code).toBeGreaterThan(0);
      expect(process.printed).toContain(name);
      expect(await readdir(server.dataDir)).toEqual([]);
    }
  });
});

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function tryRefusal(answer: Parameters<typeof refusal>[0]): ReturnType<typeof refusal> & { message?: string } {
  try {
    const message = (answer.body as Problem).errors?.[0]?.message ?? (answer.body as Problem).detail;
    return { ...refusal(answer), ...(message !== undefined && { message }) };
  } catch (error) {
    return { status: answer.status, code: '', paths: [], message: String(error) };
  }
}

async function expectUntouched(server: Server, pid: number): Promise<void> {
  expect(await server.api.all('/workflows')).toEqual([]);
  expect(await server.api.status()).toMatchObject({ isRunning: true, totalJobs: 0 });
  expect({ pid: server.process.pid, exit: server.process.exit }).toEqual({ pid, exit: undefined });
}
