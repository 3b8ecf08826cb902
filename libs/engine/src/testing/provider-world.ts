import { type ProviderStep, ScriptedProvider } from './scripted-provider';
import { people } from './scripted-audience';
import { World } from './world';

/** A world whose channel sends through a provider that keeps batches of ten, to `count` people. */
export async function overProvider(count = 35) {
  const world = await World.start({ now: '2026-11-23T03:00:00.000Z', inDoubt: 'unknown' });
  const provider = new ScriptedProvider();
  world.channel.batches = () => provider.connect();
  world.audience.rows = people(count);
  /** Saves an immediate workflow and answers its job. */
  const start = async (...more: Parameters<World['save']> extends [unknown, ...infer Rest] ? Rest : never) => {
    const saved = await world.save({ type: 'immediate' }, ...more);
    return (await world.firstJobOf(saved.id)).id;
  };
  return { world, provider, start };
}

/** So many people got it, each once. */
export function onceEach(provider: ScriptedProvider, count: number): void {
  expect([...provider.received.values()].filter((times) => times !== 1)).toEqual([]);
  expect(provider.received.size).toBe(count);
}

/** Something happens at the second batch (or the first question), once. */
export function once(
  provider: ScriptedProvider,
  step: ProviderStep,
  moment: 'before' | 'after',
  fault: () => void | Promise<void>,
): void {
  let seen = 0;
  provider.fault = (at, when) => {
    if (at !== step || when !== moment) return undefined;
    seen += 1;
    return seen === (step === 'reconcile' ? 1 : 2) ? fault() : undefined;
  };
}
