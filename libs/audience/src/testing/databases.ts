import { type OpenConnection } from '@jeongsi/engine';

interface Server {
  port: number;
  user: string;
  password: string;
}

type Provided = Server | { missing: string };

/** What the tests' set-up has started; see tools/test/database. */
const provided = JSON.parse(process.env['JEONGSI_TEST_DATABASES'] ?? '{}') as Record<'postgres' | 'mysql', Provided>;

/** The tests of one kind of database. Without a server they are skipped, and their name says why. */
export function describeDatabase(
  kind: 'postgres' | 'mysql',
  name: string,
  tests: (database: OpenConnection) => void,
): void {
  const server = provided[kind] ?? { missing: 'the set-up in jest.config.cjs did not run' };
  if ('missing' in server) describe.skip(`${name} (NOT TESTED: ${server.missing})`, () => tests(placeholder(kind)));
  else describe(name, () => tests(connectionTo(kind, server)));
}

function connectionTo(kind: 'postgres' | 'mysql', { port, user, password }: Server): OpenConnection {
  const database = kind === 'postgres' ? 'postgres' : 'mysql';
  const settings = { host: '127.0.0.1', port, database, user };
  return { id: kind, kind, name: kind, settings, secrets: { password } };
}

function placeholder(kind: 'postgres' | 'mysql'): OpenConnection {
  return connectionTo(kind, { port: 1, user: '', password: '' });
}

/** The same with other settings. */
export function changed(connection: OpenConnection, settings: Record<string, string | number>): OpenConnection {
  return { ...connection, settings: { ...connection.settings, ...settings } };
}
