import { Writable } from 'node:stream';
import { createLog } from './create-log';
import { nestLog } from './nest-log';

function written(write: (log: ReturnType<typeof createLog>) => void): { line: Record<string, unknown>; text: string } {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, callback) {
      chunks.push(String(chunk));
      callback();
    },
  });
  write(createLog('info', sink));
  const text = chunks.join('');
  return { line: JSON.parse(text) as Record<string, unknown>, text };
}

it('writes one line of JSON with level, time, message and facts', () => {
  const { line, text } = written((log) => log.warn({ jobId: 'j' }, 'Late'));
  expect(line).toEqual({ level: 'warn', time: expect.stringMatching(/Z$/), jobId: 'j', message: 'Late' });
  expect(text.endsWith('}\n')).toBe(true);
});

it('never writes keys, addresses or texts, wherever they hang', () => {
  const secret = 'do-not-tell';
  const facts = {
    key: secret,
    address: secret,
    delivery: { address: secret, variables: { a: secret }, recipient: secret },
    request: { headers: { authorization: secret, cookie: secret }, body: { key: secret } },
    message_: { deep: { subject: secret, body: secret, html: secret } },
    password: secret,
    token: secret,
  };
  expect(written((log) => log.error(facts, 'x')).text).not.toContain(secret);
});

it('tells an error with its stack, code and cause, and not what hangs on it', () => {
  const cause = new Error('refused');
  const error = Object.assign(new Error('no answer', { cause }), { code: 'EX', request: { secret: 'do-not-tell' } });
  const { line, text } = written((log) => log.error({ error }, 'Failed'));
  expect(line['error']).toMatchObject({
    name: 'Error',
    message: 'no answer',
    code: 'EX',
    cause: { message: 'refused' },
  });
  expect(text).not.toContain('do-not-tell');
});

it('gives Nest a voice', () => {
  expect(written((log) => nestLog(log).warn('Careful', 'Router')).line).toMatchObject({
    level: 'warn',
    from: 'Router',
    message: 'Careful',
  });
  expect(written((log) => nestLog(log).error('Broken', 'at x.ts:1', 'Router')).line).toMatchObject({
    level: 'error',
    stack: 'at x.ts:1',
    from: 'Router',
  });
  expect(
    written((log) => nestLog(log).error({ message: 'Request failed', requestId: 'r' }, 'http')).line,
  ).toMatchObject({ requestId: 'r', message: 'Request failed' });
});
