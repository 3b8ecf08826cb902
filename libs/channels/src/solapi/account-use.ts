import {
  ChannelUnavailable,
  type ConnectionAccess,
  type Issue,
  type OpenConnection,
  type ProviderTemplate,
} from '@jeongsi/engine';
import { connectionIssue } from '../connection/use-connection';
import { NO_CREDENTIALS, type Solapi } from './solapi';

/** What a connection lacks to be used at all, at `connectionId`. */
export function checkCredentials(solapi: Solapi, connection: OpenConnection): Issue[] {
  return solapi.credentials(connection) ? [] : [connectionIssue('CREDENTIALS_MISSING', NO_CREDENTIALS)];
}

/** Refuses a sender that the account does not have, before a whole job is refused one by one. @throws ChannelUnavailable */
export async function mustBeRegistered(solapi: Solapi, connection: OpenConnection, sender: string): Promise<void> {
  const has = (senders: readonly { number: string }[] | undefined): boolean =>
    senders === undefined || senders.some(({ number }) => number === sender);
  if (has(await solapi.recall(connection, 'senders'))) return;
  // It may have been registered a minute ago.
  if (has(await solapi.refresh(connection, 'senders'))) return;
  const message = `${sender} is not among the registered sender numbers of the connection "${connection.name}". Register it with Solapi, or choose another one.`;
  throw new ChannelUnavailable('SENDER_NOT_REGISTERED', message, 'pointless');
}

/** The approved template; undefined when Solapi does not tell. @throws ChannelUnavailable when there is no such template */
export async function approvedTemplate(
  solapi: Solapi,
  connection: OpenConnection,
  { pfId, templateId }: { pfId: string; templateId: string },
): Promise<ProviderTemplate | undefined> {
  const find = (templates: readonly ProviderTemplate[] | undefined): ProviderTemplate | undefined =>
    templates?.find((template) => template.templateId === templateId && [pfId, ''].includes(template.pfId));
  const known = await solapi.recall(connection, 'templates');
  const found = find(known);
  if (found || !known) return found;
  const now = await solapi.refresh(connection, 'templates');
  const foundNow = find(now);
  if (foundNow || !now) return foundNow;
  const message = `The channel ${pfId} has no approved template ${templateId} in the connection "${connection.name}". Choose another one, or wait for its approval.`;
  throw new ChannelUnavailable('TEMPLATE_NOT_APPROVED', message, 'pointless');
}

/** Won per message by type; undefined when nobody tells. Never rejects. */
export async function pricesOf(
  { connections, solapi }: { connections: ConnectionAccess; solapi: Solapi },
  connectionId: string,
): Promise<Readonly<Record<string, number>> | undefined> {
  try {
    const connection = await connections.open(connectionId, ['solapi']);
    const prices = 'problem' in connection ? undefined : await solapi.recall(connection, 'prices');
    return prices && Object.keys(prices).length > 0 ? prices : undefined;
  } catch {
    // No price is no reason to withhold a preview.
    return undefined;
  }
}
