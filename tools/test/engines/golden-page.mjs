import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../workspace.mjs';

const entry = join(root, 'apps/admin/src/app/time/testing/post-goldens.ts');

/**
 * Serves a page that posts what this browser makes of the goldens.
 * @returns {Promise<{ url: string, answered: Promise<void>, wasAsked: () => boolean, agent: () => string,
 *   answers: () => { title: string, expected: string, written: string }[] | undefined, close: () => void }>}
 */
export async function openGoldens() {
  const script = await bundle();
  let agent;
  let answers;
  const { promise: answered, resolve } = Promise.withResolvers();
  const server = createServer(async (request, response) => {
    if (request.url === '/') {
      agent = request.headers['user-agent'];
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html lang="ko"><title>dates</title><script src="/goldens.js"></script></html>');
    } else if (request.url === '/goldens.js') {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      response.end(script);
    } else if (request.method === 'POST') {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      answers = JSON.parse(Buffer.concat(chunks).toString());
      response.end(() => resolve());
    } else {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    answered,
    wasAsked: () => agent !== undefined,
    agent: () => agent,
    answers: () => answers,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0].text;
}
