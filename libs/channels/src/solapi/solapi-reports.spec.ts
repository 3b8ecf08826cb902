import { createHash } from 'node:crypto';
import { HttpReceiver, type ReceivedRequest } from '../testing/http-receiver';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closeServers } from '../testing/servers';
import { SystemClock } from '@jeongsi/engine';
import { SolapiClient } from './solapi-client';
import { SolapiSender } from './solapi-sender';
import { parseSolapiReports, type SolapiReports } from './solapi-reports';

const SECRET = 'hook-s3cret';
const sha1 = createHash('sha1').update(SECRET).digest('hex');

afterAll(closeServers);

function item(fields: object = {}): object {
  return {
    messageId: 'M1',
    groupId: 'G1',
    type: 'SMS',
    statusCode: '4000',
    customFields: { jobId: 'j1', deliveryId: 'd1' },
    somethingNew: { of: 'theirs' },
    ...fields,
  };
}

function read(body: unknown, headers: Record<string, string | string[]> = {}): SolapiReports {
  const all = { 'x-solapi-event-name': 'SINGLE-REPORT', 'x-solapi-secret': SECRET, ...headers };
  return parseSolapiReports(all, body, SECRET);
}

describe('a report of Solapi', () => {
  it('says what arrived and what did not', () => {
    const failed = item({ messageId: 'M2', statusCode: '3042', customFields: { jobId: 'j1', deliveryId: 'd2' } });
    expect(read([item(), failed])).toEqual({
      outcome: 'read',
      leftOut: 0,
      reports: [
        { jobId: 'j1', deliveryId: 'd1', state: 'delivered', providerId: 'M1' },
        {
          jobId: 'j1',
          deliveryId: 'd2',
          state: 'failed',
          providerId: 'M2',
          errorCode: 'SOLAPI_3042',
          error: expect.stringContaining('3042'),
        },
      ],
    });
  });

  it('keeps a code that is not in the table', () => {
    expect(read([item({ statusCode: '3999' })])).toMatchObject({ reports: [{ errorCode: 'SOLAPI_3999' }] });
  });

  it.each<[string, unknown, number]>([
    ['is under way', item({ statusCode: '3000' }), 0],
    ['was only registered', item({ statusCode: '2000' }), 0],
    ['was sent by other means', item({ customFields: {} }), 0],
    ['was sent by other means, without fields', item({ customFields: null }), 0],
    ['has no status', item({ statusCode: undefined }), 1],
    ['has a strange status', item({ statusCode: 4000 }), 1],
    ['names half of a delivery', item({ customFields: { deliveryId: 'd1' } }), 1],
    ['names a delivery by a number', item({ customFields: { jobId: 'j1', deliveryId: 7 } }), 1],
    ['names an endless delivery', item({ customFields: { jobId: 'j1', deliveryId: 'd'.repeat(101) } }), 1],
    ['is null', null, 1],
    ['is a text', 'x', 1],
  ])('leaves out what %s', (_name, odd, leftOut) => {
    expect(read([odd, item()])).toMatchObject({ outcome: 'read', leftOut, reports: [{ deliveryId: 'd1' }] });
  });

  it('waits for the text message where KakaoTalk did not reach', () => {
    const customFields = { jobId: 'j1', deliveryId: 'd1', fallback: 'SMS' };
    const atKakao = item({ type: 'ATA', statusCode: '3104', customFields });
    expect(read([atKakao])).toEqual({ outcome: 'read', reports: [], leftOut: 0 });
    expect(read([item({ statusCode: '3104', customFields, replacement: true })])).toMatchObject({
      reports: [{ state: 'failed' }],
    });
    expect(read([item({ customFields, replacement: true })])).toMatchObject({ reports: [{ state: 'delivered' }] });
    expect(read([item({ statusCode: '3104' })])).toMatchObject({ reports: [{ state: 'failed' }] });
  });

  it('of a group says nothing of its messages', () => {
    const headers = { 'x-solapi-event-name': 'GROUP-REPORT' };
    expect(read([{ groupId: 'G1', status: 'COMPLETE' }], headers)).toEqual({
      outcome: 'read',
      reports: [],
      leftOut: 0,
    });
  });

  it.each<[string, string | string[]]>([
    ['as it is', SECRET],
    ['as SHA-1', sha1],
    ['as SHA-1 in capitals', sha1.toUpperCase()],
    ['in a list of headers', [SECRET]],
  ])('comes with the secret %s', (_name, secret) => {
    expect(read([item()], { 'x-solapi-secret': secret })).toMatchObject({ outcome: 'read' });
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['another', { 'x-solapi-secret': 'other' }],
    ['an empty one', { 'x-solapi-secret': '' }],
    ['half of it', { 'x-solapi-secret': SECRET.slice(0, -1) }],
    ['its SHA-1 twice', { 'x-solapi-secret': createHash('sha1').update(sha1).digest('hex') }],
  ])('is refused with %s', (_name, headers) => {
    const refused = parseSolapiReports(headers, [item()], SECRET);
    expect(refused).toMatchObject({ outcome: 'refused', code: 'WRONG_SECRET' });
    expect(JSON.stringify(refused)).not.toContain(SECRET);
  });

  it.each([undefined, ''])('is refused while the connection has no secret (%j)', (secret) => {
    const headers = { 'x-solapi-secret': '' };
    expect(parseSolapiReports(headers, [item()], secret)).toMatchObject({ outcome: 'refused', code: 'SECRET_NOT_SET' });
  });

  it.each([{}, null, 'x', undefined, Array.from({ length: 10_001 })])('is refused when it is no list', (body) => {
    expect(read(body)).toMatchObject({ outcome: 'refused', code: 'INVALID_BODY' });
  });

  it('is understood as the provider sends it', async () => {
    const fake = await FakeSolapi.start();
    const timeouts = { connect: 5_000, call: 5_000 };
    const link = { baseUrl: fake.url, credentials: FAKE_CREDENTIALS, clock: new SystemClock(), timeouts };
    const sender = new SolapiSender({ client: new SolapiClient(link), from: '0212345678' });
    const signal = new AbortController().signal;
    const groupId = await sender.create(signal);
    const message = { to: '01000000001', body: 'Hello', type: 'SMS' };
    await sender.fill(groupId, [{ message, envelope: { deliveryId: 'd1', jobId: 'j1', mode: 'live' } }], signal);
    await sender.send(groupId, signal);
    await sender.close();
    const receiver = await HttpReceiver.start();
    await fake.tell('reports', { url: receiver.url, secret: SECRET, secretAs: 'sha1' });
    await receiver.close();
    const { headers, body } = receiver.requests[0] as ReceivedRequest;
    expect(parseSolapiReports(headers, JSON.parse(body), SECRET)).toMatchObject({
      reports: [{ jobId: 'j1', deliveryId: 'd1', state: 'delivered' }],
    });
    await fake.close();
  });
});
