import { type Text } from '../i18n/text';

/** Who may get a message twice when it is run now; how many of them, when the server could say. */
export function runTwice(lately: number | null, text: Text, number: (value: number) => string): readonly string[] {
  if (lately === null) return [text('run.twice')];
  return [lately === 0 ? text('run.lately.none') : text('run.lately', { n: number(lately) })];
}
