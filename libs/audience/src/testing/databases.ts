import { randomBytes } from 'node:crypto';
import { type OpenConnection } from '@jeongsi/engine';
import { openAdmin } from './database-admin';

interface Server {
  port: number;
  user: string;
  password: string;
  /** Whether it encrypts, with a certificate that nobody trusts. */
  tls: boolean;
}

type Provided = Server | { missing: string };

/** What the tests' set-up has started; see tools/test/database. */
const provided = JSON.parse(process.env['JEONGSI_TEST_DATABASES'] ?? '{}') as Record<'postgres' | 'mysql', Provided>;

/**
 * The tests of one kind of database, in a database of their own, which is left for whoever wants to look. Without a server
 * they are skipped, and their name says why.
 */
export function describeDatabase(
  kind: 'postgres' | 'mysql',
  name: string,
  tests: (database: OpenConnection) => void,
): void {
  const server = provided[kind] ?? { missing: 'the set-up in jest.config.cjs did not run' };
  if ('missing' in server) {
    describe.skip(`${name} (NOT TESTED: ${server.missing})`, () => tests(connectionTo(kind, NOWHERE, 'nothing')));
    return;
  }
  const database = `test_${randomBytes(6).toString('hex')}`;
  describe(name, () => {
    beforeAll(async () => {
      const admin = await openAdmin(connectionTo(kind, server, kind));
      await admin.run(`CREATE DATABASE ${database}`);
      await admin.close();
    });
    tests(connectionTo(kind, server, database));
  });
}

const NOWHERE: Server = { port: 1, user: '', password: '', tls: false };

function connectionTo(kind: 'postgres' | 'mysql', { port, user, password }: Server, database: string): OpenConnection {
  const settings = { host: '127.0.0.1', port, database, user };
  return { id: kind, kind, name: kind, settings, secrets: { password } };
}

/** Whether the server encrypts; without openssl there is no certificate. */
export function encrypts(kind: 'postgres' | 'mysql'): boolean {
  const server = provided[kind];
  return server !== undefined && 'tls' in server && server.tls;
}

/** The same with other settings. */
export function changed(connection: OpenConnection, settings: Record<string, string | number>): OpenConnection {
  return { ...connection, settings: { ...connection.settings, ...settings } };
}
