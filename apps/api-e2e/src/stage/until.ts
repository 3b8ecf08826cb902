import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is neither undefined nor false, and answers it. @throws when time runs out */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  limits: { withinMs?: number; everyMs?: number } = {},
): Promise<T> {
  const { withinMs = 60_000, everyMs = 20 } = limits;
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await wait(everyMs);
  }
}
