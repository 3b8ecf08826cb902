import { SystemClock, type AudienceRow, type AudienceSpec, type OpenConnection } from '@jeongsi/engine';
import { storedConnections } from '../testing/connections';
import { openAdmin, type DatabaseAdmin } from '../testing/database-admin';
import { changed, describeDatabase } from '../testing/databases';
import { SqlAudience } from './sql-audience';

// A real server, on machines that do other things as well.
jest.setTimeout(60_000);

const never = new AbortController().signal;

describeDatabase('mysql', 'MySQL as a source', (connection) => {
  const reader: OpenConnection = { ...changed(connection, { user: 'reader' }), id: 'reader', name: 'reader' };
  let admin: DatabaseAdmin;
  let audience: SqlAudience;

  beforeAll(async () => {
    admin = await openAdmin(connection);
    for (const statement of [
      `CREATE TABLE ledger (email VARCHAR(100), seen TIMESTAMP NULL, day DATETIME, flag BIT(1), bits BIT(12), data JSON)`,
      `INSERT INTO ledger VALUES ('kim@x.kr', '2026-12-01 00:00:00', '2026-12-01 09:00:00', b'1', b'101', '{"a": 1}')`,
      `CREATE FUNCTION note() RETURNS TEXT BEGIN INSERT INTO ledger (email) VALUES ('written'); RETURN 'x'; END`,
      `CREATE PROCEDURE note_for_good() BEGIN COMMIT; INSERT INTO ledger (email) VALUES ('written'); END`,
      `CREATE PROCEDURE two_tables() BEGIN SELECT 'a' AS email; SELECT 'b' AS email; END`,
      `CREATE PROCEDURE one_table() BEGIN SELECT 'a' AS email UNION SELECT 'b'; END`,
      `CREATE USER reader@'127.0.0.1' IDENTIFIED BY '${connection.secrets['password']}'`,
      `CREATE DATABASE nothing_here`,
      `GRANT SELECT ON nothing_here.* TO reader@'127.0.0.1'`,
    ]) {
      await admin.run(statement);
    }
    const connections = await storedConnections(connection, changed(reader, { database: 'nothing_here' }));
    audience = new SqlAudience({ connections, clock: new SystemClock(), timeZone: 'Asia/Seoul' });
  });

  afterAll(() => admin.close());

  const spec = (query: string, connectionId = 'mysql'): AudienceSpec =>
    ({ source: 'sql', connectionId, query, mapping: { address: 'email' } }) as AudienceSpec;

  const sample = async (query: string, connectionId?: string): Promise<AudienceRow[]> =>
    (await audience.sample(spec(query, connectionId), 20, never)).rows;

  describe('refuses by itself what would change data', () => {
    it.each([
      ['insert', `INSERT INTO ledger (email) VALUES ('written') RETURNING email`],
      ['update', `UPDATE ledger SET email = 'written'`],
      ['delete', 'DELETE FROM ledger'],
      ['a function that writes', 'SELECT note() AS email'],
      ['a procedure that would end the transaction', 'CALL note_for_good()'],
      ['a new table', 'CREATE TABLE written AS SELECT email FROM ledger'],
      ['drop', 'DROP TABLE ledger'],
      ['truncate', 'TRUNCATE ledger'],
    ])('%s', async (_name, query) => {
      await expect(sample(query)).rejects.toMatchObject({ code: 'READ_ONLY', retry: 'pointless' });
    });

    it('a file of ours', async () => {
      const query = `LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE ledger (email)`;
      await expect(sample(query)).rejects.toMatchObject({ name: 'AudienceUnavailable' });
    });

    afterAll(async () => {
      expect(await admin.run('SELECT email FROM ledger')).toEqual([{ email: 'kim@x.kr' }]);
      expect(await admin.run(`SHOW TABLES LIKE 'written'`)).toEqual([]);
    });
  });

  it.each([
    ['12345678901234567890123.450', '12345678901234567890123.450'],
    ['9007199254740993', '9007199254740993'],
    ['18446744073709551615', '18446744073709551615'],
    ['0.1e0 + 0.2e0', '0.30000000000000004'],
    ['TRUE', '1'],
    [`DATE '2026-12-01'`, '2026-12-01'],
    [`'똠방각하 🙂'`, '똠방각하 🙂'],
    [`''`, ''],
  ])('writes %s as %j', async (expression, text) => {
    expect((await sample(`SELECT ${expression} AS email`))[0]).toEqual({ email: text });
  });

  it('writes times as they are there, bits as what they mean, and JSON as it stands', async () => {
    // The server's own zone is UTC.
    expect((await sample('SELECT seen, day, flag, bits, data FROM ledger'))[0]).toEqual({
      seen: '2026-12-01 09:00:00',
      day: '2026-12-01 09:00:00',
      flag: 'true',
      bits: '5',
      data: '{"a": 1}',
    });
  });

  it.each([`BINARY 'a'`, `UNHEX('00')`, 'POINT(1, 1)'])('has no text for %s', async (expression) => {
    await expect(sample(`SELECT ${expression} AS email`)).rejects.toMatchObject({ code: 'BINARY_COLUMN' });
  });

  it('takes one table, from a procedure too', async () => {
    expect(await sample('CALL one_table()')).toEqual([{ email: 'a' }, { email: 'b' }]);
    await expect(sample('CALL two_tables()')).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });

  it('refuses an account that may not read', async () => {
    const reading = sample(`SELECT email FROM ${connection.settings['database']}.ledger`, 'reader');
    await expect(reading).rejects.toMatchObject({ code: 'PERMISSION_DENIED', retry: 'pointless' });
  });
});
