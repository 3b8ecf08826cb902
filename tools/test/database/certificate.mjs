import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { complete } from './server-process.mjs';

/** A certificate that nobody trusts, for servers that encrypt. @returns {Promise<{ cert: string, key: string } | undefined>} */
export async function makeCertificate(folder) {
  if (spawnSync('openssl', ['version']).status !== 0) return undefined;
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await complete(['openssl', ...kind, '-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert], folder);
  return { cert, key };
}
