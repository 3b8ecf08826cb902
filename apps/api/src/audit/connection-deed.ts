import { type AuditChange } from '@jeongsi/contract';
import { type ConnectionRecord } from '@jeongsi/engine';
import { type Deed } from './auditing';
import { changedPaths, HIDDEN } from './changed-paths';

/** A connection as it is, or what became of it. Of `secrets`, those that were given, only the names are told. */
export function connectionDeed(
  after: ConnectionRecord,
  given: { before?: ConnectionRecord; secrets?: object } = {},
): Deed {
  const { before, secrets = {} } = given;
  const set = Object.entries(secrets).map(([name, value]) => secretChange(name, value, before));
  return {
    subject: connectionSubject(after),
    changes: [...changedPaths(before && facts(before), facts(after)), ...set],
  };
}

export function connectionSubject({ id, name }: ConnectionRecord): Deed['subject'] {
  return { kind: 'connection', id, name };
}

function facts({ kind, name, settings }: ConnectionRecord): object {
  return { kind, name, settings };
}

function secretChange(name: string, value: unknown, before: ConnectionRecord | undefined): AuditChange {
  return {
    path: `secrets.${name}`,
    ...(before?.secretNames.includes(name) && { before: HIDDEN }),
    ...(value !== '' && { after: HIDDEN }),
  };
}
