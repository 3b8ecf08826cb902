import { outboxMessage, people, webhookMessage } from '../stage/workflows';

/** What is wrong, where it is posted, its body, and the refusal: its status and the path that it names. */
export type BadRequest = [what: string, path: string, body: unknown, status: number, errorPath: string | undefined];

const database = { host: 'db.example.com', database: 'crm', user: 'reader' };
const connection = (parts: object): object => ({ name: '고객 DB', kind: 'postgres', settings: database, ...parts });
const audience = people(1);

const connections: BadRequest[] = [
  ['no name', '/connections', connection({ name: '' }), 400, 'name'],
  ['an unknown kind', '/connections', connection({ kind: 'oracle' }), 400, 'kind'],
  ['an unknown field', '/connections', connection({ password: 'x' }), 400, 'password'],
  ['settings that are a list', '/connections', connection({ settings: [] }), 400, 'settings'],
  ['settings within settings', '/connections', connection({ settings: { host: { a: 1 } } }), 400, 'settings.host'],
  ['no host', '/connections', connection({ settings: { ...database, host: undefined } }), 422, 'settings.host'],
  ['a port of text', '/connections', connection({ settings: { ...database, port: '5432' } }), 422, 'settings.port'],
  ['a port beyond', '/connections', connection({ settings: { ...database, port: 65_536 } }), 422, 'settings.port'],
  ['an unknown setting', '/connections', connection({ settings: { ...database, ssl: true } }), 422, 'settings.ssl'],
  ['a secret that is a number', '/connections', connection({ secrets: { password: 1 } }), 400, 'secrets.password'],
  ['a secret of another kind', '/connections', connection({ secrets: { apiKey: 'x' } }), 422, 'secrets.apiKey'],
  [
    'half a pair of secrets',
    '/connections',
    { name: '문자', kind: 'solapi', settings: {}, secrets: { apiKey: 'x' } },
    422,
    'secrets.apiSecret',
  ],
  [
    'a number that is not free',
    '/connections',
    { name: '문자', kind: 'solapi', settings: { optOutNumber: '02-123-4567' } },
    422,
    'settings.optOutNumber',
  ],
  [
    'an origin with a path',
    '/connections',
    { name: '훅', kind: 'webhook', settings: { origin: 'https://example.com/a' } },
    422,
    'settings.origin',
  ],
  ['a test of an unknown kind', '/connections/test', { kind: 'oracle', settings: {} }, 400, 'kind'],
  ['a test without a host', '/connections/test', { kind: 'mysql', settings: {} }, 422, 'settings.host'],
  [
    'a test of one that is not there',
    '/connections/01890a5d-ac96-774b-bcce-b302099a8057/test',
    undefined,
    404,
    undefined,
  ],
];

const suppressions: BadRequest[] = [
  ['no address', '/suppressions', {}, 400, 'address'],
  ['a blank address', '/suppressions', { address: ' ' }, 400, 'address'],
  ['an address of nothing', '/suppressions', { address: 'nonsense' }, 422, 'address'],
  ['an unknown scope', '/suppressions', { address: 'a@b.kr', scope: 'some' }, 400, 'scope'],
  ['an address that is a list', '/suppressions', { address: ['a@b.kr'] }, 400, 'address'],
];

const previews: BadRequest[] = [
  ['no audience', '/audiences/preview', {}, 400, 'audience'],
  ['an unknown channel', '/audiences/preview', { audience, channel: 'fax' }, 400, 'channel'],
  ['a message in a preview of people', '/audiences/preview', { audience, message: outboxMessage }, 400, 'message'],
  [
    'a file that is not there',
    '/audiences/preview',
    { audience: { source: 'file', fileId: 'x', mapping: { address: 'a' } } },
    422,
    'audience.fileId',
  ],
  ['no message', '/workflows/preview', { audience }, 400, 'message'],
  ['too many samples', '/workflows/preview', { audience, message: outboxMessage, limit: 51 }, 400, 'limit'],
  ['no samples', '/workflows/preview', { audience, message: outboxMessage, limit: 0 }, 400, 'limit'],
  [
    'a message to the house',
    '/workflows/preview',
    { audience, message: webhookMessage('http://127.0.0.1/') },
    422,
    'message.url',
  ],
  ['an unknown purpose', '/workflows/preview', { audience, message: outboxMessage, purpose: 'fun' }, 400, 'purpose'],
];

export const BAD_REQUESTS: BadRequest[] = [...connections, ...suppressions, ...previews];
