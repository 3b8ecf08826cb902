import { Agent } from 'undici';

/** What the HTTP client itself reaches against the same receiver, with as many requests under way. */
export async function recipients({ server: sink, recipients: total, concurrency }) {
  const { origin, pathname: path } = new URL(sink.url);
  const agent = new Agent({ connections: concurrency });
  let next = 0;
  const startedAt = performance.now();
  const send = async () => {
    while (next < total) {
      next += 1;
      const body = JSON.stringify({ to: `user-${next}`, body: `Hello, user ${next}` });
      const headers = { 'content-type': 'application/json', 'idempotency-key': `bench-${next}` };
      const answer = await agent.request({ origin, path, method: 'POST', headers, body });
      await answer.body.dump();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, send));
  const seconds = (performance.now() - startedAt) / 1000;
  const received = Number(await (await fetch(sink.url)).text());
  await agent.close();
  return { messagesPerSecond: total / seconds, received, peakMb: process.resourceUsage().maxRSS / 1024 };
}
