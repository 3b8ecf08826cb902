import { type Page, type UploadedFile } from '@jeongsi/contract';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleWorkflow } from '../testing/samples';
import { Answer, TEST_KEY, TestApi } from '../testing/test-api';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const CSV = 'email,name\njisoo@example.com,김지수\nminho@example.com,이민호\n';
const KEY = { authorization: `Bearer ${TEST_KEY}` };

async function sendCsv(payload: string | Buffer, url = '/api/files?name=customers.csv', headers = {}): Promise<Answer> {
  const type = { 'content-type': 'text/csv' };
  return new Answer(await api.raw({ method: 'POST', url, headers: { ...KEY, ...type, ...headers }, payload }));
}

async function sendForm(field: string, content: string, filename = 'customers.csv'): Promise<Answer> {
  const payload = `--x\r\nContent-Disposition: form-data; name="${field}"; filename="${filename}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--x--\r\n`;
  const headers = { ...KEY, 'content-type': 'multipart/form-data; boundary=x' };
  return new Answer(await api.raw({ method: 'POST', url: '/api/files', headers, payload }));
}

const kept = async () => (await readdir(join(api.dataDir, 'files')).catch(() => [])).length;

const FILE = {
  id: expect.any(String),
  name: 'customers.csv',
  size: Buffer.byteLength(CSV),
  encoding: 'utf-8',
  columns: ['email', 'name'],
  rowCount: 2,
  sample: [
    { email: 'jisoo@example.com', name: '김지수' },
    { email: 'minho@example.com', name: '이민호' },
  ],
  createdAt: '2026-11-23T01:00:00.000Z',
};

describe('uploading', () => {
  it.each([
    ['as the body', () => sendCsv(CSV)],
    ['as a form', () => sendForm('file', CSV)],
  ])('%s tells what is in it', async (_, send) => {
    const answer = await send();
    expect([answer.status, answer.json()]).toEqual([201, FILE]);
    const { id } = answer.json<UploadedFile>();
    expect((await api.get(`/api/files/${id}`)).json()).toEqual(FILE);
    expect((await api.get('/api/files')).json()).toEqual({ items: [FILE], nextCursor: null });
    expect(await kept()).toBe(1);
  });

  it('refuses a form that does not name its boundary', async () => {
    const headers = { ...KEY, 'content-type': 'multipart/form-data' };
    const answer = new Answer(await api.raw({ method: 'POST', url: '/api/files', headers, payload: 'x' }));
    expect([answer.status, answer.json()]).toEqual([400, expect.objectContaining({ code: 'INVALID_REQUEST' })]);
  });

  it('reads what Excel in Korea writes', async () => {
    const cp949 = Buffer.concat([Buffer.from('email,name\na@example.com,'), Buffer.from([0xb1, 0xe8])]);
    expect((await sendCsv(cp949)).json()).toMatchObject({ encoding: 'cp949', sample: [{ name: '김' }] });
  });

  it('can be sent to', async () => {
    const { id: fileId } = (await sendCsv(CSV)).json<UploadedFile>();
    const audience = { source: 'file', fileId, mapping: { address: 'email', name: 'name' } };
    const saved = await api.post('/api/workflows', { ...sampleWorkflow(), audience });
    expect(saved.status).toBe(201);
    const job = await api.post('/api/workflow/execute', { workflowId: saved.json<{ id: string }>().id, mode: 'live' });
    expect(job.json()).toMatchObject({ status: 'completed', deliveries: { delivered: 2, total: 2 } });
  });

  it('does not read the same upload twice for one key', async () => {
    const key = { 'idempotency-key': 'upload' };
    const first = await sendCsv(CSV, undefined, key);
    const repeat = await sendCsv(CSV, undefined, key);
    expect(repeat.json()).toEqual(first.json());
    expect((await sendCsv(`${CSV}x@example.com,x\n`, undefined, key)).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await api.get('/api/files')).json<Page<UploadedFile>>().items).toHaveLength(1);
  });
});

describe('refusing', () => {
  afterEach(async () => {
    expect(await kept()).toBe(0);
    expect((await api.get('/api/files')).json<Page<UploadedFile>>().items).toEqual([]);
  });

  it.each([
    ['a broken quote', 'email,name\n"a@example.com,x\n', /^file\.line\.\d+$/],
    ['a ragged row', 'email,name\na@example.com\n', /^file\.line\.2$/],
    ['doubled columns', 'email,email\na,b\n', /^file/],
    ['a header alone', 'email,name\n', /^file$/],
    ['nothing', '', /^file$/],
  ])('%s, and says where', async (_, content, path) => {
    for (const answer of [await sendCsv(content), await sendForm('file', content)]) {
      expect(answer.status).toBe(422);
      expect(answer.problem.errors?.[0]?.path).toMatch(path);
    }
  });

  it('a form without the field', async () => {
    const answer = await sendForm('upload', CSV);
    expect([answer.status, answer.findings]).toEqual([400, ['file: REQUIRED']]);
  });

  it('a form that breaks off', async () => {
    const payload = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nemail,na';
    const headers = { ...KEY, 'content-type': 'multipart/form-data; boundary=x' };
    const answer = new Answer(await api.raw({ method: 'POST', url: '/api/files', headers, payload }));
    expect([answer.status, answer.problem.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('nothing at all', async () => {
    const answer = await api.post('/api/files');
    expect([answer.status, answer.findings]).toEqual([400, ['file: REQUIRED']]);
  });

  it('JSON', async () => {
    expect((await api.post('/api/files', { file: CSV })).problem.code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['/api/files?name=', '/api/files?names=x'])('%s', async (url) => {
    expect((await sendCsv(CSV, url)).status).toBe(400);
  });
});

it('is 404 for a file that is not there', async () => {
  for (const id of ['x', '019ab1bf-55d2-7b8a-a0e4-3f9c6d2b1e08']) {
    expect((await api.get(`/api/files/${id}`)).problem.code).toBe('NOT_FOUND');
  }
});
