import { type Issue } from '../issue';
import { nearest } from '../nearest';
import { type ConnectionSecrets, type ConnectionSettings } from './connection';

/** What one setting may be. `fault` says in a sentence what would be right, or nothing when all is well. */
export type SettingRule = { required?: true } & (
  | { type: 'text'; fault?: (value: string) => string | undefined }
  | { type: 'number'; min: number; max: number }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'flag' }
);

/** What a kind of connection is made of. */
export interface ConnectionShape {
  settings: Readonly<Record<string, SettingRule>>;
  /** The names of its secrets; none is required. */
  secrets: readonly string[];
}

/** Long enough for every name and address; a secret may be a whole key. */
const MAX_SETTING = 500;
const MAX_SECRET = 5_000;

/** What does not fit the shape, with paths `settings.host`, `secrets.password`. Messages never repeat a secret. */
export function checkShape(shape: ConnectionShape, settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
  return [
    ...unknownNames('settings', Object.keys(settings), Object.keys(shape.settings)),
    ...unknownNames('secrets', Object.keys(secrets), shape.secrets),
    ...Object.entries(shape.settings).flatMap(([name, rule]) => settingIssue(name, rule, settings)),
    ...shape.secrets.flatMap((name) => secretIssue(name, secrets)),
  ];
}

function unknownNames(root: string, given: readonly string[], known: readonly string[]): Issue[] {
  return given
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      const hint = meant === undefined ? `There is: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
      const shown = name.slice(0, 100);
      return { path: `${root}.${shown}`, code: 'UNKNOWN_FIELD', message: `There is no "${shown}" here. ${hint}` };
    });
}

function settingIssue(name: string, rule: SettingRule, settings: ConnectionSettings): Issue[] {
  const value: unknown = Object.hasOwn(settings, name) ? settings[name] : undefined;
  const path = `settings.${name}`;
  if (value === undefined || (rule.type === 'text' && typeof value === 'string' && value.trim() === '')) {
    return rule.required || value !== undefined ? [{ path, code: 'REQUIRED', message: `Give the ${name}.` }] : [];
  }
  const message = valueFault(rule, value);
  return message === undefined ? [] : [{ path, code: rule.type === 'number' ? 'OUT_OF_RANGE' : 'INVALID', message }];
}

function valueFault(rule: SettingRule, value: unknown): string | undefined {
  switch (rule.type) {
    case 'number': {
      const fits = Number.isInteger(value) && (value as number) >= rule.min && (value as number) <= rule.max;
      return fits ? undefined : `This is a whole number from ${rule.min} to ${rule.max}.`;
    }
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'This is true or false.';
    case 'choice':
      return rule.values.includes(value as string) ? undefined : `This is one of: ${rule.values.join(', ')}.`;
    case 'text':
      if (typeof value !== 'string') return 'This is a text.';
      if (value.length > MAX_SETTING) return `This has at most ${MAX_SETTING} characters.`;
      if (/\p{Cc}/u.test(value)) return 'This is one line without control characters.';
      return rule.fault?.(value);
  }
}

function secretIssue(name: string, secrets: ConnectionSecrets): Issue[] {
  const value: unknown = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  const path = `secrets.${name}`;
  if (value === undefined) return [];
  if (typeof value !== 'string') return [{ path, code: 'INVALID', message: 'A secret is a text.' }];
  if (value.length > MAX_SECRET) {
    return [{ path, code: 'INVALID', message: `A secret has at most ${MAX_SECRET} characters.` }];
  }
  if (/\p{Cc}/u.test(value)) return [{ path, code: 'INVALID', message: 'A secret is one line.' }];
  return [];
}
