import { type Issue } from '@jeongsi/engine';
import { joinPath } from '../unwrap';
import { type Rule, wrong } from './rule';

/** Text of `min` (1) to `max` characters. */
export function text(limits: { min?: number; max: number }): Rule {
  const { min = 1, max } = limits;
  return {
    check(value) {
      if (typeof value !== 'string') return wrong('NOT_TEXT', `Give text of ${min} to ${max} characters.`);
      if (value.length > max) return wrong('TOO_LONG', `Give at most ${max} characters; it has ${value.length}.`);
      if (value.length < min || (min > 0 && value.trim() === '')) {
        return wrong('TOO_SHORT', min === 1 ? 'It must not be empty.' : `Give at least ${min} characters.`);
      }
      return [];
    },
    schema: { type: 'string', minLength: min, maxLength: max },
  };
}

/** Text of one form, such as a date. `what` completes "Give …". */
export function formatted(pattern: RegExp, what: string): Rule {
  return {
    check: (value) => {
      if (typeof value !== 'string') return wrong('NOT_TEXT', `Give ${what}, as text.`);
      return value.length <= 100 && pattern.test(value) ? [] : wrong('INVALID_FORMAT', `Give ${what}.`);
    },
    schema: { type: 'string', pattern: pattern.source },
  };
}

/** A whole JSON number; a numeric string is not one. */
export function whole(range: { from: number; to: number }): Rule {
  const message = `Give a whole number from ${range.from} to ${range.to}.`;
  return {
    check(value) {
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong('NOT_WHOLE', message);
      return value >= range.from && value <= range.to ? [] : wrong('OUT_OF_RANGE', message);
    },
    schema: { type: 'integer', minimum: range.from, maximum: range.to },
  };
}

/** Text of up to `max` characters, a number, or true or false. */
export function scalar(limits: { max: number }): Rule {
  return {
    check(value) {
      if (typeof value === 'number' || typeof value === 'boolean') return [];
      if (typeof value !== 'string') return wrong('NOT_PLAIN', 'Give text, a number, or true or false.');
      return value.length > limits.max ? wrong('TOO_LONG', `Give at most ${limits.max} characters.`) : [];
    },
    schema: { oneOf: [{ type: 'string', maxLength: limits.max }, { type: 'number' }, { type: 'boolean' }] },
  };
}

/** One of some words. */
export function oneOf(words: readonly string[]): Rule {
  return {
    check: (value) =>
      typeof value === 'string' && words.includes(value) ? [] : wrong('NOT_ONE_OF', `Give one of ${words.join(', ')}.`),
    schema: { type: 'string', enum: [...words] },
  };
}

/** A list whose every item keeps `item`. */
export function listOf(item: Rule, size: { min?: number; max: number }): Rule {
  const { min = 0, max } = size;
  return {
    check(value) {
      if (!Array.isArray(value)) return wrong('NOT_A_LIST', 'Give a list.');
      if (value.length > max) return wrong('TOO_MANY', `Give at most ${max} items; there are ${value.length}.`);
      if (value.length < min)
        return wrong('TOO_FEW', min === 1 ? 'Give at least one item.' : `Give at least ${min} items.`);
      return firstIssues(value.entries(), item);
    },
    schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
    ...(item.inside && { inside: item.inside }),
  };
}

/** An object with names of the sender's choice, whose every value keeps `entry`. */
export function recordOf(entry: Rule, size: { max: number; nameLength: number }): Rule {
  return {
    check(value) {
      if (!isObject(value)) return wrong('NOT_AN_OBJECT', 'Give an object of names and values.');
      const names = Object.keys(value);
      if (names.length > size.max) return wrong('TOO_MANY', `Give at most ${size.max} names.`);
      const long = names.find((name) => name.length > size.nameLength);
      if (long !== undefined) {
        return wrong('TOO_LONG', `A name has at most ${size.nameLength} characters.`, long.slice(0, size.nameLength));
      }
      return firstIssues(Object.entries(value), entry);
    },
    schema: { type: 'object', additionalProperties: entry.schema, maxProperties: size.max },
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ENOUGH = 20;

function firstIssues(entries: Iterable<[number | string, unknown]>, rule: Rule): Issue[] {
  const issues: Issue[] = [];
  for (const [name, value] of entries) {
    for (const issue of rule.check(value)) issues.push({ ...issue, path: joinPath(String(name), issue.path) });
    if (issues.length >= ENOUGH) break;
  }
  return issues;
}
