import { type Problem, problem } from './problem';
import { readNumber } from '../../form/typed-number';

/** An empty field is fine: the server's default counts. */
export function checkWhole(field: string, typed: string, { least, most }: { least: number; most: number }): Problem[] {
  const read = readNumber(typed);
  if (read.kind === 'empty') return [];
  if (read.kind !== 'number') return [problem(field, 'wholeNumber')];
  return read.number < least || read.number > most ? [problem(field, 'range', { least, most })] : [];
}
