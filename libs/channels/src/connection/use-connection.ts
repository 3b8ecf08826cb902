import {
  ChannelUnavailable,
  type ConnectionAccess,
  type ConnectionKind,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';

/** The connection that a message names, or what is wrong with naming it, at `connectionId`. */
export async function findConnection(
  access: ConnectionAccess,
  id: unknown,
  kind: ConnectionKind,
): Promise<{ connection: OpenConnection } | { issue: Issue }> {
  if (typeof id !== 'string' || id === '') {
    return { issue: connectionIssue('REQUIRED', `Choose a connection of the kind ${kind}.`) };
  }
  const opened = await access.open(id, [kind]);
  if (!('problem' in opened)) return { connection: opened };
  return { issue: connectionIssue(opened.problem.code, opened.problem.message) };
}

/** The connection of a message that is about to be sent. @throws ChannelUnavailable */
export async function openConnection(
  access: ConnectionAccess,
  id: unknown,
  kind: ConnectionKind,
): Promise<OpenConnection> {
  const found = await findConnection(access, id, kind);
  if ('connection' in found) return found.connection;
  throw new ChannelUnavailable(found.issue.code, found.issue.message, 'pointless');
}

export function connectionIssue(code: string, message: string): Issue {
  return { path: 'connectionId', code, message };
}

/** A setting that is a text, trimmed; undefined when it is absent or blank. */
export function textSetting({ settings }: OpenConnection, name: string): string | undefined {
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What the connection allows per minute over all its jobs; undefined without a limit. */
export function rateOf({ settings }: OpenConnection): number | undefined {
  const rate = settings['ratePerMinute'];
  return typeof rate === 'number' ? rate : undefined;
}
