/**
 * A stand-in for Solapi's API, for tests and for trying things out without an account:
 *
 *   node tools/fake-solapi/main.ts [--port 4010] [--api-key …] [--api-secret …]
 *
 * Without these it takes any free port, and knows the key NCSFAKEAPIKEY with the secret FAKEAPISECRET. Prints its address
 * on the first line. Point SOLAPI_BASE_URL to it. What it received, the faults it should make and the
 * reports it should send are asked for under /_control (see control.ts). Ends with SIGTERM, and with its parent when
 * that holds its standard input open.
 */
import { parseArgs } from 'node:util';
import { startFakeSolapi } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'api-key': { type: 'string', default: 'NCSFAKEAPIKEY' },
    'api-secret': { type: 'string', default: 'FAKEAPISECRET' },
    'with-parent': { type: 'boolean', default: false },
  },
});

const server = await startFakeSolapi({
  port: Number(values.port),
  credentials: { apiKey: values['api-key'], apiSecret: values['api-secret'] },
  now: () => Date.now(),
});
console.log(server.url);

const stop = (): void => void server.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (values['with-parent']) {
  process.stdin.resume();
  process.stdin.once('end', stop);
}
