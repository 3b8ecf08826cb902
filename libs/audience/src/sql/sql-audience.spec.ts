import { SystemClock, type AudienceRow, type AudienceSpec, type OpenConnection } from '@jeongsi/engine';
import { storedConnections } from '../testing/connections';
import { openAdmin, until, type DatabaseAdmin } from '../testing/database-admin';
import { changed, describeDatabase } from '../testing/databases';
import { usedMemory } from '../testing/memory';
import { SqlAudience } from './sql-audience';

// Real servers, on machines that do other things as well.
jest.setTimeout(60_000);

const never = new AbortController().signal;
const MB = 1024 * 1024;
const PEOPLE = 100_000;

/** The same things said to either database. */
const WORDS = {
  postgres: {
    fill: `CREATE TABLE person AS SELECT n AS id, 'p' || n || '@x.kr' AS email, repeat('가', 100) AS note
      FROM generate_series(1, ${PEOPLE}) AS n`,
    slow: 'SELECT pg_sleep(30) AS email',
    rows: (count: number) => `SELECT n::text AS email FROM generate_series(1, ${count}) AS n`,
    killOthers: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity 
      WHERE application_name = 'jeongsi' AND datname = current_database()`,
    place: '(line 2, character 15)',
  },
  mysql: {
    fill: `CREATE TABLE person AS SELECT seq AS id, CONCAT('p', seq, '@x.kr') AS email, REPEAT('가', 100) AS note
      FROM seq_1_to_${PEOPLE}`,
    // Unlike SLEEP it does not notice by itself that nobody listens any more.
    slow: "SELECT BENCHMARK(2000000000, MD5('x')) AS email",
    rows: (count: number) => `SELECT seq AS email FROM seq_1_to_${count}`,
    killOthers: '',
    place: '',
  },
} as const;

const everybody = 'SELECT id, email, note FROM person ORDER BY id';

for (const kind of ['postgres', 'mysql'] as const) {
  const words = WORDS[kind];
  describeDatabase(kind, `recipients from ${kind}`, (connection) => {
    const hasty = { ...changed(connection, { statementTimeoutSeconds: 1 }), id: 'hasty', name: 'hasty' };
    let admin: DatabaseAdmin;
    let audience: SqlAudience;

    beforeAll(async () => {
      admin = await openAdmin(connection);
      await admin.run(words.fill);
      audience = await audienceOf(connection, hasty);
    });

    afterAll(() => admin.close());

    afterEach(async () => {
      await until(async () => (await admin.running()) === 0);
    });

    const spec = (query: string, connectionId: string = kind, mapping = { address: 'email' }): AudienceSpec =>
      ({ source: 'sql', connectionId, query, mapping }) as AudienceSpec;

    const read = async (query: string, connectionId?: string, fromRow = 0): Promise<AudienceRow[]> => {
      const rows: AudienceRow[] = [];
      for await (const page of audience.open(spec(query, connectionId), { fromRow, signal: never })) rows.push(...page);
      return rows;
    };

    it('stream by the hundred thousand in memory that does not grow', async () => {
      // After the first pages, when everything is loaded that reading takes.
      let early = 0;
      let most = 0;
      let pages = 0;
      let seen = 0;
      for await (const page of audience.open(spec(everybody), { fromRow: 0, signal: never })) {
        for (const row of page) {
          seen += 1;
          if (row['id'] !== String(seen)) throw new Error(`row ${seen} is ${row['id']}`);
        }
        pages += 1;
        if (pages === 20) early = usedMemory();
        else if (pages % 20 === 0) most = Math.max(most, usedMemory());
      }
      expect(seen).toBe(PEOPLE);
      expect(pages).toBe(200);
      // All rows at once would take more than 30 MB.
      expect(most - early).toBeLessThan(10 * MB);
    });

    it('come in pages, from any row', async () => {
      const sizes: number[] = [];
      const query = `${everybody} LIMIT 1201`;
      for await (const page of audience.open(spec(query), { fromRow: 0, signal: never })) sizes.push(page.length);
      expect(sizes).toEqual([500, 500, 201]);
      expect((await read(query, kind, 1_199)).map((row) => row['id'])).toEqual(['1200', '1201']);
      expect(await read(query, kind, 1_201)).toEqual([]);
    });

    it('have columns and nothing else; NULL is an absent cell', async () => {
      const [row] = await read(`SELECT 'a@x.kr' AS email, NULL AS name, 'own' AS constructor`);
      expect(Object.getPrototypeOf(row)).toBeNull();
      expect({ ...row }).toEqual({ email: 'a@x.kr', constructor: 'own' });
    });

    it('may be nobody', async () => {
      expect(await read('SELECT email FROM person WHERE 1 = 0')).toEqual([]);
    });

    it('are shown with their columns before they are used, even when there are none', async () => {
      expect(await audience.sample(spec(everybody), 2, never)).toEqual({
        columns: ['id', 'email', 'note'],
        rows: [expect.objectContaining({ id: '1' }), expect.objectContaining({ id: '2', email: 'p2@x.kr' })],
      });
      expect(await audience.sample(spec('SELECT id, email FROM person WHERE 1 = 0'), 20, never)).toEqual({
        columns: ['id', 'email'],
        rows: [],
      });
    });

    it('have composed column names, each its own', async () => {
      const decomposed = '이름'.normalize('NFD');
      const quoted = kind === 'postgres' ? `"${decomposed}"` : `\`${decomposed}\``;
      expect((await audience.sample(spec(`SELECT 1 AS ${quoted}`), 1, never)).columns).toEqual(['이름']);
      await expect(read('SELECT email, email FROM person')).rejects.toMatchObject({
        code: 'DUPLICATE_COLUMN',
        retry: 'pointless',
        message: expect.stringContaining('"email"'),
      });
    });

    it('need the mapped columns', async () => {
      const reading = read('SELECT email AS e_mail FROM person');
      await expect(reading).rejects.toMatchObject({
        code: 'UNKNOWN_COLUMN',
        message: expect.stringContaining('e_mail'),
      });
    });

    it('end when told to, and so does the query', async () => {
      const controller = new AbortController();
      const reading = (async () => {
        for await (const page of audience.open(spec(words.slow), { fromRow: 0, signal: controller.signal })) {
          throw new Error(`${page.length} rows`);
        }
      })();
      const ended = expect(reading).rejects.toThrow('stop');
      await until(async () => (await admin.running()) > 0);
      controller.abort(new Error('stop'));
      await ended;
      await until(async () => (await admin.running()) === 0);
    });

    it('end in the middle when told to', async () => {
      const controller = new AbortController();
      let pages = 0;
      const reading = (async () => {
        for await (const page of audience.open(spec(everybody), { fromRow: 0, signal: controller.signal })) {
          pages += Math.sign(page.length);
          controller.abort(new Error('stop'));
        }
      })();
      await expect(reading).rejects.toThrow('stop');
      expect(pages).toBe(1);
    });

    it('are not even asked for once it is too late', async () => {
      const reading = audience.open(spec(everybody), { fromRow: 0, signal: AbortSignal.abort(new Error('stop')) });
      await expect(reading[Symbol.asyncIterator]().next()).rejects.toThrow('stop');
    });

    it('are cut off when the query is slow', async () => {
      await expect(read(words.slow, 'hasty')).rejects.toMatchObject({ code: 'QUERY_TIMEOUT', retry: 'worthwhile' });
      await until(async () => (await admin.running()) === 0);
    });

    it('are not cut off when the reader is slow', async () => {
      let seen = 0;
      for await (const page of audience.open(spec(everybody, 'hasty'), { fromRow: 0, signal: never })) {
        // The servers measure real time, so this has to pass.
        if (seen < 1_000) await new Promise((resolve) => setTimeout(resolve, 800));
        seen += page.length;
      }
      expect(seen).toBe(PEOPLE);
    });

    it.each([
      ['a misspelt word', 'SELECT email\nFROM person WHRE id = 1', 'QUERY_INVALID'],
      ['an unknown table', 'SELECT email FROM people', 'QUERY_INVALID'],
      ['an unknown column', 'SELECT mail FROM person', 'QUERY_INVALID'],
      ['two statements', 'SELECT email FROM person; DROP TABLE person', 'QUERY_INVALID'],
      ['no statement', '-- nothing', 'NO_COLUMNS'],
      ['no rows to give', 'COMMIT', 'NO_COLUMNS'],
    ])('are not guessed from %s', async (_name, query, code) => {
      await expect(read(query)).rejects.toMatchObject({ name: 'AudienceUnavailable', code, retry: 'pointless' });
    });

    it('say what the database says, and where', async () => {
      await expect(read('SELECT email\n  FROM person WHRE id = 1')).rejects.toMatchObject({
        message: expect.stringMatching(/It says: .*(near|at).*\.$/),
      });
      await expect(read('SELECT email,\n  id FROM     peple')).rejects.toMatchObject({
        message: expect.stringContaining(words.place),
      });
    });

    it('are out of reach with the wrong password, host or database, and say so', async () => {
      const wrong = await audienceOf(
        { ...connection, id: 'password', name: 'password', secrets: { password: 'wrong' } },
        { ...connection, id: 'nothing', name: 'nothing', secrets: {} },
        { ...changed(connection, { port: 1 }), id: 'port', name: 'port' },
        { ...changed(connection, { host: 'nowhere.invalid' }), id: 'host', name: 'host' },
        { ...changed(connection, { database: 'nowhere' }), id: 'database', name: 'database' },
      );
      const outcome = async (id: string) =>
        wrong.sample(spec(everybody, id), 1, never).then(
          () => 'read',
          ({ code, retry }) => `${code} ${retry}`,
        );
      expect(await outcome('password')).toBe('AUTH_FAILED pointless');
      expect(await outcome('nothing')).toBe('AUTH_FAILED pointless');
      expect(await outcome('port')).toBe('CONNECTION_REFUSED worthwhile');
      expect(await outcome('host')).toBe('DNS_FAILED worthwhile');
      expect(await outcome('database')).toBe('DATABASE_MISSING pointless');
    });

    it('come again later when the server hangs up', async () => {
      const controller = new AbortController();
      const reading = (async () => {
        for await (const page of audience.open(spec(words.slow), { fromRow: 0, signal: controller.signal })) {
          throw new Error(`${page.length} rows`);
        }
      })();
      const ended = expect(reading).rejects.toMatchObject({ name: 'AudienceUnavailable', retry: 'worthwhile' });
      await until(async () => (await admin.running()) > 0);
      if (kind === 'postgres') await admin.run(words.killOthers);
      else {
        const [other] = await admin.run(
          `SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'SELECT BENCHMARK%'`,
        );
        await admin.run(`KILL ${String(other?.['id'] ?? other?.['ID'])}`);
      }
      await ended;
    });
  });
}

async function audienceOf(...connections: OpenConnection[]): Promise<SqlAudience> {
  const access = await storedConnections(...connections);
  return new SqlAudience({ connections: access, clock: new SystemClock(), timeZone: 'Asia/Seoul' });
}
