import { SystemClock, type ConnectionDriver, type OpenConnection } from '@jeongsi/engine';
import { changed, describeDatabase, encrypts } from '../testing/databases';
import { openAdmin } from '../testing/database-admin';
import { MysqlDriver, PostgresDriver } from './sql-driver';

// Real servers, on machines that do other things as well.
jest.setTimeout(60_000);

const never = new AbortController().signal;
const parts = { clock: new SystemClock(), timeZone: 'Asia/Seoul' };

const CASES = [
  { kind: 'postgres', driver: new PostgresDriver(parts), version: /^PostgreSQL \d+/ },
  { kind: 'mysql', driver: new MysqlDriver(parts), version: /^(MySQL|MariaDB) \d+/ },
] as const;

describe.each<[string, ConnectionDriver]>([
  ['postgres', new PostgresDriver(parts)],
  ['mysql', new MysqlDriver(parts)],
])('settings of %s', (kind, driver) => {
  const good = { host: 'db.example.com', database: 'crm', user: 'reader' };

  it('are of its kind', () => {
    expect(driver.kind).toBe(kind);
  });

  it.each<[string, Record<string, string | number>, Record<string, string>]>([
    ['the least', good, {}],
    ['all', { ...good, port: 1, tls: 'verify', statementTimeoutSeconds: 600 }, { password: 'x' }],
    ['an IPv4 address', { ...good, host: '10.0.0.1' }, {}],
    ['an IPv6 address', { ...good, host: '::1' }, {}],
    ['a name in Hangul', { ...good, host: '디비.한국' }, {}],
  ])('may be %s', (_name, settings, secrets) => {
    expect(driver.check(settings, secrets)).toEqual([]);
  });

  it.each<[string, Record<string, string | number>, Record<string, string>, string]>([
    ['without a host', { database: 'crm', user: 'reader' }, {}, 'settings.host'],
    ['without a database', { host: 'db', user: 'reader' }, {}, 'settings.database'],
    ['without a user', { host: 'db', database: 'crm' }, {}, 'settings.user'],
    ['a URL as host', { ...good, host: 'postgres://db' }, {}, 'settings.host'],
    ['a host with a port', { ...good, host: 'db.example.com:5432' }, {}, 'settings.host'],
    ['a socket as host', { ...good, host: '/var/run/postgresql' }, {}, 'settings.host'],
    ['two hosts', { ...good, host: 'a,b' }, {}, 'settings.host'],
    ['no port', { ...good, port: 0 }, {}, 'settings.port'],
    ['no time', { ...good, statementTimeoutSeconds: 0 }, {}, 'settings.statementTimeoutSeconds'],
    ['too much time', { ...good, statementTimeoutSeconds: 601 }, {}, 'settings.statementTimeoutSeconds'],
    ['another TLS', { ...good, tls: 'on' }, {}, 'settings.tls'],
    ['more', { ...good, ssl: 'on' }, {}, 'settings.ssl'],
    ['another secret', good, { passwd: 'x' }, 'secrets.passwd'],
  ])('are not %s', (_name, settings, secrets, path) => {
    expect(driver.check(settings, secrets).map((issue) => issue.path)).toEqual([path]);
  });
});

for (const { kind, driver, version } of CASES) {
  describeDatabase(kind, `a test of a connection to ${kind}`, (connection) => {
    const outcome = (other: OpenConnection) => driver.test(other, never);

    it('says who is there', async () => {
      expect(await outcome(connection)).toEqual({
        ok: true,
        facts: {
          version: expect.stringMatching(version),
          database: connection.settings['database'],
          readOnly: 'on',
        },
      });
    });

    it('says what is wrong, and never the password', async () => {
      const wrong = { ...connection, secrets: { password: 'planted-secret' } };
      const found = await outcome(wrong);
      expect(found).toMatchObject({ ok: false, code: 'AUTH_FAILED' });
      expect(JSON.stringify(found)).not.toContain('planted-secret');
      expect(await outcome(changed(connection, { port: 1 }))).toMatchObject({ ok: false, code: 'CONNECTION_REFUSED' });
      expect(await outcome(changed(connection, { database: 'nowhere' }))).toMatchObject({
        ok: false,
        code: 'DATABASE_MISSING',
      });
    });

    it('ends when told to', async () => {
      await expect(driver.test(connection, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
    });

    const [test, why] = encrypts(kind) ? [it, ''] : [it.skip, ' (NOT TESTED: no openssl for a certificate)'];
    test(`is encrypted when that is wanted, and trusts nobody unknown${why}`, async () => {
      expect(await outcome(changed(connection, { tls: 'require' }))).toMatchObject({ ok: true });
      expect(await outcome(changed(connection, { tls: 'verify' }))).toMatchObject({ ok: false, code: 'TLS_FAILED' });
      expect(await outcome(changed(connection, { tls: 'verify', host: 'localhost' }))).toMatchObject({
        ok: false,
        code: 'TLS_FAILED',
      });
    });

    it('leaves nobody behind', async () => {
      const admin = await openAdmin(connection);
      await outcome(connection);
      expect(await admin.running()).toBe(0);
      await admin.close();
    });
  });
}
