import { type KeptSecret } from './kept-secret';

/**
 * What a person who started the server reads: where the console is. The key is in the link only on the very first
 * start; later the text says where it lies.
 */
export function welcome(baseUrl: string, key: KeptSecret): string {
  if (key.origin === 'made') return `Jeongsi is ready: ${baseUrl}/#key=${key.value}\nThe key is kept in ${key.file}.`;
  const where = key.origin === 'given' ? 'ADMIN_KEY' : key.file;
  return `Jeongsi is ready: ${baseUrl}/\nSign in with the key in ${where}.`;
}
