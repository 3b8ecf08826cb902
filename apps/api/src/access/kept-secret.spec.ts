import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepSecret, SecretUnreadable } from './kept-secret';
import { welcome } from './key-link';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jeongsi-secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('takes what was given, and writes nothing', async () => {
  expect(await keepSecret(folder, 'admin-key', 'given-0123456789')).toEqual({
    value: 'given-0123456789',
    origin: 'given',
  });
  expect((await keepSecret(folder, 'admin-key', undefined)).origin).toBe('made');
});

it.each(['', 'short', 'two words and more'])('refuses a file that holds "%s"', async (content) => {
  await writeFile(join(folder, 'admin-key'), content);
  await expect(keepSecret(folder, 'admin-key', undefined)).rejects.toThrow(SecretUnreadable);
});

it('shows the key in the link once, on the start that made it', async () => {
  const made = await keepSecret(folder, 'admin-key', undefined);
  expect(welcome('http://127.0.0.1:3000', made)).toContain(`http://127.0.0.1:3000/#key=${made.value}`);
  const kept = await keepSecret(folder, 'admin-key', undefined);
  expect(kept.value).toBe(made.value);
  const later = welcome('http://127.0.0.1:3000', kept);
  expect(later).not.toContain(made.value);
  expect(later).toContain(join(folder, 'admin-key'));
  expect(welcome('http://127.0.0.1:3000', { value: 'given-0123456789', origin: 'given' })).not.toContain(
    'given-0123456789',
  );
});
