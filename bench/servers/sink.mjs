/**
 * A receiver of messages that does nothing but count them: `POST` anything, `GET` how many. Run on its own it tells its
 * parent its port.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** In a process of its own, as in life. */
export async function startSink() {
  const child = fork(import.meta.filename);
  const [{ port }] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}/messages`,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function serve() {
  let received = 0;
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(String(received));
      return;
    }
    request.resume();
    request.on('end', () => {
      received += 1;
      response.writeHead(204).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit(0));
}

if (import.meta.main) serve();
