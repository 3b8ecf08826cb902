import { parseInstant } from '../instant-text';
import { type Rule, wrong } from './rule';

/** In a query: a whole number in digits. */
export function digits(range: { from: number; to: number }): Rule {
  const message = `Give a whole number from ${range.from} to ${range.to}.`;
  return {
    check(value) {
      const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
      return number >= range.from && number <= range.to ? [] : wrong('OUT_OF_RANGE', message);
    },
    schema: { type: 'integer', minimum: range.from, maximum: range.to },
  };
}

/** In a query: one or several of some words, with commas between them or as the same name again. */
export function someOf(words: readonly string[]): Rule {
  return {
    check(value) {
      const given = separate(value);
      if (given.length > 0 && given.every((word) => words.includes(word))) return [];
      return wrong('NOT_ONE_OF', `Give one or several of ${words.join(', ')}.`);
    },
    schema: { type: 'array', items: { type: 'string', enum: [...words] }, minItems: 1 },
  };
}

/** The values of a query that may be given several times, each once. */
export function separate(value: unknown): string[] {
  const given = (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
    typeof one === 'string' ? one.split(',') : [''],
  );
  return [...new Set(given)];
}

/** An exact instant: ISO 8601 with `Z` or an offset. */
export function instant(): Rule {
  return {
    check(value) {
      if (typeof value === 'string' && parseInstant(value) !== undefined) return [];
      return wrong('INVALID_INSTANT', 'Give an instant such as 2026-12-01T09:00:00Z or 2026-12-01T18:00:00+09:00.');
    },
    schema: { type: 'string', format: 'date-time' },
  };
}
