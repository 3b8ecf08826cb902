import { type Frame, type Page } from '@playwright/test';
import axe, { type CrossTreeSelector, type PartialResults, type RunOptions, type SerialContextObject } from 'axe-core';

/** As axe-core puts itself into a page. */
type WithAxe = typeof globalThis & { axe: typeof axe };

/**
 * Every element that breaks a rule, as `rule: selector`, in the page and in the frames that it holds. The results stay in
 * the page until they are down to these lines: whole, and judged on a page of their own, they take longer than the look.
 */
export async function findings(page: Page, options: RunOptions): Promise<string[]> {
  const frame = page.mainFrame();
  const inner = await ofInnerFrames(frame, { include: [], exclude: [] }, options);
  return frame.evaluate(
    async ({ options, inner }) => {
      const { axe } = window as unknown as WithAxe;
      const own = await axe.runPartial(document, options);
      const { violations } = await axe.finishRun([own, ...inner], options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    { options: { ...options, resultTypes: ['violations' as const] }, inner },
  );
}

/** What the frames within hold, from the first to the last, each before its own frames. */
async function ofInnerFrames(frame: Frame, context: SerialContextObject, options: RunOptions): Promise<PartialResults> {
  await bringAxe(frame);
  const inner = await frame.evaluate(
    (within) => (window as unknown as WithAxe).axe.utils.getFrameContexts(within),
    context,
  );
  const results: PartialResults = [];
  for (const { frameSelector, frameContext } of inner) {
    const child = await scriptedFrame(frame, frameSelector);
    // The results are told apart by their order, so what cannot be looked into leaves its place.
    if (child === null) {
      results.push(null);
      continue;
    }
    const within = await ofInnerFrames(child, frameContext, options);
    const own = await child.evaluate(
      ({ frameContext, options }) => (window as unknown as WithAxe).axe.runPartial(frameContext, options),
      { frameContext, options },
    );
    results.push(own, ...within);
  }
  return results;
}

/** The frame of an element; null when it has gone again, or is a message in which no script runs, not even axe. */
async function scriptedFrame(within: Frame, selector: CrossTreeSelector): Promise<Frame | null> {
  const handle = await within.evaluateHandle((selector) => {
    const element = (window as unknown as WithAxe).axe.utils.shadowSelect(selector);
    if (!(element instanceof HTMLIFrameElement)) return null;
    const isMute = element.hasAttribute('sandbox') && !element.sandbox.contains('allow-scripts');
    return isMute ? null : element;
  }, selector);
  return (await handle.asElement()?.contentFrame()) ?? null;
}

/** Once for each document: it is half a megabyte. */
async function bringAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
}
