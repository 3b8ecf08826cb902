/** The MariaDB server that tests read from: an installed one, else, for root, Debian's. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from '../debian.mjs';

/** The server and what lays out its first files; nothing around it, no service and no account. */
const debianPackages = ['mariadb-server-core', 'mariadb-client-core'];

/** @returns {{ server: string, installer: string } | undefined} the server, and the program that lays out its first files */
export function findMariadb() {
  const server = find('mariadbd');
  const installer = find('mariadb-install-db');
  return server && installer && find('my_print_defaults') ? { server, installer } : undefined;
}

/** Installs the server where that is possible. @returns {Promise<string | undefined>} why there is none */
export async function provideMariadb() {
  if (findMariadb()) return undefined;
  try {
    await installFromDebian(...debianPackages);
    return findMariadb() ? undefined : `${debianPackages[0]} brought no mariadbd that can be set up`;
  } catch (error) {
    return `no MariaDB server is installed, and installing one ${error.message}`;
  }
}

function find(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
