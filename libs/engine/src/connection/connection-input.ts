import { invalid, type Issue, notAvailable, ok, type Result } from '../issue';
import {
  type ConnectionKind,
  type ConnectionRecord,
  type ConnectionSecrets,
  type ConnectionSettings,
} from './connection';
import { sealPurpose } from './connection-access';
import { type ConnectionDriver } from './connection-driver';
import { mergeSecrets, type StoredSecrets } from './merge-secrets';
import { type SecretBox, SecretUnreadable } from './secret-box';

/** A connection as somebody enters it. Of a stored one, secrets that are left out are kept and `''` removes one. */
export interface ConnectionInput {
  kind: ConnectionKind;
  settings: ConnectionSettings;
  secrets?: ConnectionSecrets;
}

/** What is to be stored, or tried: all secrets in clear. */
export interface CheckedConnection {
  settings: ConnectionSettings;
  secrets: ConnectionSecrets;
}

export interface InputParts {
  drivers: ReadonlyMap<ConnectionKind, ConnectionDriver>;
  secrets: SecretBox;
}

/** Completes an input from what is stored, and checks what it means. Paths count from the input's root. */
export function checkConnection(
  { kind, settings, secrets = {} }: ConnectionInput,
  stored: ConnectionRecord | undefined,
  parts: InputParts,
): Result<CheckedConnection> {
  if (stored && stored.kind !== kind) return invalid(kindIsFixed(stored.kind));
  const driver = parts.drivers.get(kind);
  if (!driver) return invalid(notAvailable('kind', parts.drivers));
  const merged = mergeSecrets(secrets, settings, stored && storedSecrets(stored, parts.secrets));
  if (!merged.ok) return invalid(...merged.issues);
  const issues = driver.check(settings, merged.secrets);
  return issues.length > 0 ? invalid(...issues) : ok({ settings, secrets: merged.secrets });
}

function storedSecrets({ id, settings, sealed, secretNames }: ConnectionRecord, box: SecretBox): StoredSecrets {
  const names = secretNames;
  if (sealed === undefined) return { settings, names, plain: {} };
  try {
    return { settings, names, plain: JSON.parse(box.open(sealed, sealPurpose(id))) as ConnectionSecrets };
  } catch (error) {
    if (error instanceof SecretUnreadable) return { settings, names, plain: undefined };
    throw error;
  }
}

function kindIsFixed(kind: ConnectionKind): Issue {
  return { path: 'kind', code: 'KIND_FIXED', message: `It is of the kind ${kind}, and stays that; make another one` };
}
