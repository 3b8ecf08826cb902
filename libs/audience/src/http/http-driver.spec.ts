import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { SystemClock, type OpenConnection } from '@jeongsi/engine';
import { JsonSource, json } from '../testing/json-source';
import { HttpDriver } from './http-driver';

const never = new AbortController().signal;
const driver = new HttpDriver({ clock: new SystemClock(), allowedPrivateHosts: ['127.0.0.1', 'nowhere.invalid'] });

afterEach(() => JsonSource.stopAll());

function connection(origin: string): OpenConnection {
  return { id: 'crm', kind: 'http', name: 'CRM', settings: { origin }, secrets: { authorization: 'planted-secret' } };
}

describe('a connection to an HTTP source', () => {
  it('is an origin, with or without an authorization', () => {
    expect(driver.check({ origin: 'https://crm.example.com' }, {})).toEqual([]);
    expect(driver.check({ origin: 'https://crm.example.com' }, { authorization: 'Bearer x' })).toEqual([]);
  });

  it.each<[Record<string, string>, Record<string, string>, string]>([
    [{}, {}, 'settings.origin'],
    [{ origin: 'crm.example.com' }, {}, 'settings.origin'],
    [{ origin: 'https://crm.example.com/people' }, {}, 'settings.origin'],
    [{ origin: 'https://crm.example.com', url: 'x' }, {}, 'settings.url'],
    [{ origin: 'https://crm.example.com' }, { password: 'x' }, 'secrets.password'],
    [{ origin: 'https://crm.example.com' }, { authorization: '비밀' }, 'secrets.authorization'],
  ])('is not %j with %j', (settings, secrets, path) => {
    expect(driver.check(settings, secrets).map((issue) => issue.path)).toEqual([path]);
  });

  it('works when somebody takes connections, of whom nothing is asked', async () => {
    const source = await JsonSource.start(json([]));
    expect(await driver.test(connection(source.origin), never)).toEqual({ ok: true, facts: { host: '127.0.0.1' } });
    expect(source.requests).toEqual([]);
  });

  it('does not work where nobody does, where it is not encrypted, and where we may not go', async () => {
    const source = await JsonSource.start(json([]));
    const { origin } = source;
    const wrongScheme = connection(origin.replace('http:', 'https:'));
    expect(await driver.test(wrongScheme, never)).toMatchObject({ ok: false, code: 'TLS_FAILED' });
    const ended = { ok: false, code: 'PRIVATE_ADDRESS' };
    expect(await driver.test(connection(origin.replace('127.0.0.1', '127.0.0.2')), never)).toMatchObject(ended);
    expect(await driver.test(connection('http://nowhere.invalid'), never)).toMatchObject({ code: 'DNS_FAILED' });
    await source.stop();
    expect(await driver.test(connection(origin), never)).toMatchObject({ ok: false, code: 'CONNECTION_REFUSED' });
  });

  it('is let go when told to', async () => {
    // Takes the connection and never says a word of TLS.
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const controller = new AbortController();
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      controller.abort(new Error('stop'));
      ended.then(() => socket.destroy()).catch(() => socket.destroy());
    });
    const { port } = server.address() as AddressInfo;
    const testing = driver.test(connection(`https://127.0.0.1:${port}`), controller.signal);
    const ended = expect(testing).rejects.toThrow('stop');
    await ended;
    server.close();
    await once(server, 'close');
  });
});
