import { type Connection, type ConnectionInput, type ConnectionKind, type FieldError } from '@jeongsi/contract';
import { finding } from '../form/problem-text';
import { CONNECTION_FIELDS, type ConnectionField } from './connection-fields';

/** A secret that is set can only be kept, replaced or removed: nobody sees it again. */
export type SecretDraft = { deed: 'keep' } | { deed: 'remove' } | { deed: 'set'; value: string };

/** What stands in the form, as it was typed. */
export interface ConnectionDraft {
  name: string;
  settings: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, SecretDraft>>;
}

export function draftOf(kind: ConnectionKind, saved: Connection | null): ConnectionDraft {
  const fields = CONNECTION_FIELDS[kind];
  return {
    name: saved?.name ?? '',
    settings: Object.fromEntries(
      fields.filter(({ part }) => part === 'settings').map((field) => [field.name, shown(saved, field)]),
    ),
    secrets: Object.fromEntries(
      fields
        .filter(({ part }) => part === 'secrets')
        .map(({ name }): [string, SecretDraft] => [
          name,
          saved?.secrets.includes(name) ? { deed: 'keep' } : { deed: 'set', value: '' },
        ]),
    ),
  };
}

function shown(saved: Connection | null, { name, shape, options }: ConnectionField): string {
  const value = saved?.settings[name];
  if (value !== undefined) return String(value);
  if (shape === 'yesNo') return 'false';
  return options?.[0]?.value ?? '';
}

/** What the form itself can tell; everything else is the server's to judge. */
export function checkDraft(kind: ConnectionKind, { name, settings }: ConnectionDraft): readonly FieldError[] {
  const found = CONNECTION_FIELDS[kind]
    .filter(({ part }) => part === 'settings')
    .flatMap((field) => {
      const typed = (settings[field.name] ?? '').trim();
      const path = `settings.${field.name}`;
      if (typed === '') return field.need === 'required' ? [finding(path, 'REQUIRED')] : [];
      return field.shape === 'number' && !/^\d{1,9}$/.test(typed) ? [finding(path, 'NOT_WHOLE')] : [];
    });
  return name.trim() === '' ? [finding('name', 'REQUIRED'), ...found] : found;
}

/** What is sent: empty fields are left out, and so are secrets that stay as they are. */
export function inputOf(kind: ConnectionKind, draft: ConnectionDraft): ConnectionInput {
  const fields = CONNECTION_FIELDS[kind].filter(({ part }) => part === 'settings');
  const settings = fields
    .map(({ name, shape }) => [name, settingOf((draft.settings[name] ?? '').trim(), shape)] as const)
    .filter(([, value]) => value !== null);
  const secrets = Object.entries(draft.secrets)
    .map(([name, secret]) => [name, secretOf(secret)] as const)
    .filter(([, value]) => value !== null);
  // The table of fields says which settings belong to which kind; the compiler cannot follow it.
  return {
    kind,
    name: draft.name.trim(),
    settings: Object.fromEntries(settings),
    ...(secrets.length > 0 && { secrets: Object.fromEntries(secrets) }),
  } as ConnectionInput;
}

function settingOf(typed: string, shape: ConnectionField['shape']): string | number | boolean | null {
  if (typed === '') return null;
  if (shape === 'number') return Number(typed);
  return shape === 'yesNo' ? typed === 'true' : typed;
}

/** Null: as it is. Nothing typed into a new secret leaves it unset. */
function secretOf(secret: SecretDraft): string | null {
  if (secret.deed === 'keep') return null;
  if (secret.deed === 'remove') return '';
  return secret.value === '' ? null : secret.value;
}
