import { SystemClock, type AudienceSpec, type OpenConnection } from '@jeongsi/engine';
import { storedConnections } from '../testing/connections';
import { SqlAudience } from './sql-audience';

/** Nobody is there; nobody is asked. */
const crm: OpenConnection = {
  ...{ id: 'crm', kind: 'postgres', name: 'CRM', secrets: {} },
  settings: { host: 'nowhere.invalid', database: 'crm', user: 'reader' },
};
const mail: OpenConnection = { id: 'mail', kind: 'smtp', name: 'Mail', settings: {}, secrets: {} };

async function issues(fields: Record<string, unknown>): Promise<string[][]> {
  const connections = await storedConnections(crm, mail);
  const audience = new SqlAudience({ connections, clock: new SystemClock(), timeZone: 'Asia/Seoul' });
  const spec = { source: 'sql', connectionId: 'crm', query: 'SELECT 1', mapping: { address: 'email' }, ...fields };
  return (await audience.check(spec as AudienceSpec)).map(({ path, code }) => [path, code]);
}

describe('saving an audience from a database', () => {
  it('asks the database nothing', async () => {
    expect(await issues({ query: 'whatever this is' })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no query', { query: undefined }, ['query', 'REQUIRED']],
    ['a blank query', { query: ' \n ' }, ['query', 'REQUIRED']],
    ['a query that is no text', { query: 7 }, ['query', 'REQUIRED']],
    ['an endless query', { query: 'x'.repeat(100_001) }, ['query', 'TOO_LONG']],
    ['a NUL in the query', { query: 'SELECT \0' }, ['query', 'INVALID']],
    ['no connection', { connectionId: undefined }, ['connectionId', 'REQUIRED']],
    ['a connection that is gone', { connectionId: 'gone' }, ['connectionId', 'CONNECTION_MISSING']],
    ['a mail server as connection', { connectionId: 'mail' }, ['connectionId', 'CONNECTION_KIND']],
  ])('refuses %s', async (_name, fields, issue) => {
    expect(await issues(fields)).toEqual([issue]);
  });
});
