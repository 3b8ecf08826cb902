import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMariadb } from './mariadb-program.mjs';
import { makeCertificate } from './certificate.mjs';
import { complete, freePort, makeFolder, startServer } from './server-process.mjs';

const password = 'p4ss wörd';

/**
 * A MariaDB server with the account `root`, as installed on this machine.
 * @returns {Promise<{ port: number, user: string, password: string, tls: boolean, stop: () => Promise<void> }>}
 */
export async function startMariadb() {
  const programs = findMariadb();
  if (!programs) throw new Error(process.env.JEONGSI_NO_MARIADB ?? 'no MariaDB server is installed; npm test does it');
  const folder = makeFolder('mariadb');
  const port = await freePort();
  const data = join(folder, 'data');
  await complete(
    [programs.installer, '--no-defaults', `--datadir=${data}`, '--skip-test-db', '--skip-name-resolve'],
    folder,
  );
  const init = join(folder, 'init.sql');
  const account = `'root'@'127.0.0.1'`;
  writeFileSync(
    init,
    `CREATE USER ${account} IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO ${account} WITH GRANT OPTION;\n`,
    { mode: 0o644 },
  );
  const certificate = await makeCertificate(folder);
  const tls = certificate && [`--ssl-cert=${certificate.cert}`, `--ssl-key=${certificate.key}`];
  const stop = await startServer(
    [
      ...[programs.server, '--no-defaults', `--datadir=${data}`, `--init-file=${init}`, `--port=${port}`],
      ...['--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`, '--skip-name-resolve', '--skip-log-bin'],
      ...['--character-set-server=utf8mb4', '--innodb-buffer-pool-size=64M', '--innodb-flush-log-at-trx-commit=0'],
      ...(tls ?? []),
    ],
    { folder, port, signal: 'TERM' },
  );
  return { port, user: 'root', password, tls: tls !== undefined, stop };
}
