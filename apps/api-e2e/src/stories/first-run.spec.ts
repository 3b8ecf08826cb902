import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Session } from '@jeongsi/contract';
import { Api } from '../stage/api';
import { refusal } from '../stage/problem';
import { ADMIN_KEY } from '../stage/server';
import { useStage } from '../stage/stage';

const stage = useStage();

describe('the first start', () => {
  it('makes a key that only its owner can read, and prints the link with it once', async () => {
    const server = await stage.server({ environment: { ADMIN_KEY: '' } });
    const file = join(server.dataDir, 'admin-key');
    const key = (await readFile(file, 'utf8')).trim();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(key, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
    expect(server.process.printed.split(`${server.url}/#key=${key}`)).toHaveLength(2);

    await server.stop();
    await server.start();
    expect(server.process.printed).not.toContain(key);
    expect(server.process.printed).toContain(file);
    await expect(new Api(server.url, key).status()).resolves.toMatchObject({ isRunning: true, totalJobs: 0 });
  });

  it('keeps whatever it makes to its owner', async () => {
    const server = await stage.server();
    expect((await stat(join(server.dataDir, 'secret-key'))).mode & 0o077).toBe(0);
  });

  it('opens the probes to everybody, and nothing else', async () => {
    const server = await stage.server();
    for (const probe of ['live', 'ready']) {
      expect((await fetch(`${server.url}/api/health/${probe}`)).status).toBe(200);
    }
    const closed: [method: string, path: string][] = [
      ['GET', '/scheduler'],
      ['GET', '/scheduler/jobs'],
      ['POST', '/scheduler/pause'],
      ['GET', '/workflows'],
      ['POST', '/workflows'],
      ['POST', '/workflow/execute'],
      ['POST', '/files'],
      ['GET', '/outbox'],
      ['GET', '/docs-json'],
      ['GET', '/session'],
      ['GET', '/nothing-here'],
    ];
    const stranger = new Api(server.url);
    for (const [method, path] of closed) {
      const answer = await stranger.call(method, path, method === 'POST' ? {} : undefined);
      expect({ method, path, status: refusal(answer).status }).toEqual({ method, path, status: 401 });
    }
  });

  it('slows wrong keys down and lets the right one in meanwhile', async () => {
    const server = await stage.server();
    const stranger = new Api(server.url, 'not-the-key');
    const statuses = [];
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await stranger.call('GET', '/scheduler');
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    }
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    await expect(server.api.status()).resolves.toBeDefined();
  });

  it('exchanges the key for a cookie that no script can read', async () => {
    const server = await stage.server();
    const browser = new Api(server.url);
    const signIn = await browser.call<Session>('POST', '/session', { key: ADMIN_KEY });
    expect(signIn.status).toBe(201);
    const cookie = signIn.headers.getSetCookie().join();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(cookie).not.toContain(ADMIN_KEY);

    const withCookie = { Cookie: cookie.split(';')[0] ?? '' };
    expect((await browser.call('GET', '/session', undefined, withCookie)).status).toBe(200);
    const foreign = { ...withCookie, Origin: 'https://elsewhere.example' };
    expect(refusal(await browser.call('POST', '/scheduler/pause', {}, foreign))).toMatchObject({ status: 403 });
    await expect(server.api.status()).resolves.toMatchObject({ isRunning: true });
  });
});
