import { SystemClock, type AudienceRow, type AudienceSpec, type OpenConnection } from '@jeongsi/engine';
import { storedConnections } from '../testing/connections';
import { openAdmin, type DatabaseAdmin } from '../testing/database-admin';
import { changed, describeDatabase } from '../testing/databases';
import { usedMemory } from '../testing/memory';
import { SqlAudience } from './sql-audience';

// A real server, on machines that do other things as well.
jest.setTimeout(60_000);

const never = new AbortController().signal;
const MB = 1024 * 1024;

describeDatabase('postgres', 'PostgreSQL as a source', (connection) => {
  const reader: OpenConnection = { ...changed(connection, { user: 'reader' }), id: 'reader', name: 'reader' };
  let admin: DatabaseAdmin;
  let audience: SqlAudience;

  beforeAll(async () => {
    admin = await openAdmin(connection);
    await admin.run(`
      CREATE TABLE ledger AS SELECT 'kim@x.kr' AS email;
      CREATE SEQUENCE tickets;
      CREATE FUNCTION note() RETURNS text LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO ledger VALUES ('written'); RETURN 'x'; END $$;
      CREATE FUNCTION escape() RETURNS text LANGUAGE plpgsql AS $$ BEGIN
        PERFORM set_config('transaction_read_only', 'off', true); INSERT INTO ledger VALUES ('written'); RETURN 'x';
      END $$;
      CREATE PROCEDURE note_for_good() LANGUAGE plpgsql AS
        $$ BEGIN COMMIT; INSERT INTO ledger VALUES ('written'); END $$;
      CREATE ROLE reader LOGIN PASSWORD '${connection.secrets['password']}';
    `);
    const connections = await storedConnections(connection, reader);
    audience = new SqlAudience({ connections, clock: new SystemClock(), timeZone: 'Asia/Seoul' });
  });

  afterAll(() => admin.close());

  const spec = (query: string, connectionId = 'postgres'): AudienceSpec =>
    ({ source: 'sql', connectionId, query, mapping: { address: 'email' } }) as AudienceSpec;

  const sample = async (query: string, connectionId?: string): Promise<AudienceRow[]> =>
    (await audience.sample(spec(query, connectionId), 20, never)).rows;

  describe('refuses by itself what would change data', () => {
    it.each([
      ['insert', `INSERT INTO ledger VALUES ('written') RETURNING email`],
      ['update', `UPDATE ledger SET email = 'written' RETURNING email`],
      ['delete inside a query', 'WITH gone AS (DELETE FROM ledger RETURNING email) SELECT email FROM gone'],
      ['a lock', 'SELECT email FROM ledger FOR UPDATE'],
      ['a function that writes', 'SELECT note() AS email'],
      ['a number drawn', `SELECT nextval('tickets')::text AS email`],
      ['a new table', 'CREATE TABLE written AS SELECT email FROM ledger'],
      ['select into', 'SELECT email INTO written FROM ledger'],
      ['drop', 'DROP TABLE ledger'],
      ['truncate', 'TRUNCATE ledger'],
    ])('%s', async (_name, query) => {
      await expect(sample(query)).rejects.toMatchObject({
        code: 'READ_ONLY',
        retry: 'pointless',
        message: expect.stringContaining('read-only transaction'),
      });
    });

    it.each([
      ['a function that would leave the transaction', 'SELECT escape() AS email'],
      ['a procedure that would end it', 'CALL note_for_good()'],
      ['a block that would end it', `DO $$ BEGIN COMMIT; INSERT INTO ledger VALUES ('written'); END $$`],
      ['COPY into a table', 'COPY ledger FROM STDIN'],
      ['COPY out of it', 'COPY ledger TO STDOUT'],
    ])('%s', async (_name, query) => {
      await expect(sample(query)).rejects.toMatchObject({ name: 'AudienceUnavailable' });
    });

    afterAll(async () => {
      expect(await admin.run('SELECT email FROM ledger')).toEqual([{ email: 'kim@x.kr' }]);
      expect(await admin.run(`SELECT 1 FROM pg_class WHERE relname = 'written'`)).toEqual([]);
    });
  });

  it.each([
    [`12345678901234567890123.450::numeric`, '12345678901234567890123.450'],
    ['9007199254740993::bigint', '9007199254740993'],
    ['0.1::float8 + 0.2::float8', '0.30000000000000004'],
    ['true', 'true'],
    ['1 = 2', 'false'],
    [`DATE '2026-12-01'`, '2026-12-01'],
    [`TIMESTAMP '2026-12-01 09:00:00.5'`, '2026-12-01 09:00:00.5'],
    [`TIMESTAMPTZ '2026-12-01 00:00:00Z'`, '2026-12-01 09:00:00+09'],
    [`'{"a": [1, "나"]}'::jsonb`, '{"a": [1, "나"]}'],
    [`ARRAY['가', 'b']`, '{가,b}'],
    [`'똠방각하 🙂'`, '똠방각하 🙂'],
    [`''`, ''],
  ])('writes %s as %j', async (expression, text) => {
    expect((await sample(`SELECT ${expression} AS email`))[0]).toEqual({ email: text });
  });

  it('has no text for bytes', async () => {
    await expect(sample(`SELECT '\\x00'::bytea AS email`)).rejects.toMatchObject({
      code: 'BINARY_COLUMN',
      message: expect.stringContaining('"email"'),
    });
  });

  it('refuses an account that may not read', async () => {
    await expect(sample('SELECT email FROM ledger', 'reader')).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      retry: 'pointless',
    });
  });

  it('gives a million rows and not one more, in memory that does not grow', async () => {
    const query = 'SELECT n::text AS email FROM generate_series(1, 1000001) AS n';
    let seen = 0;
    let early = 0;
    let late = 0;
    const reading = (async () => {
      for await (const page of audience.open(spec(query), { fromRow: 0, signal: never })) {
        seen += page.length;
        if (seen === 50_000) early = usedMemory();
        if (seen === 1_000_000) late = usedMemory();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'TOO_MANY_ROWS', retry: 'pointless' });
    expect(seen).toBe(1_000_000);
    expect(late - early).toBeLessThan(10 * MB);
  });
});
