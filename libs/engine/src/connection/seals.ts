import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';
import { type SettingStore } from '../store/setting-store';
import { StoreUnavailable, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { sealPurpose, unreadableMessage } from './connection-access';
import { type ConnectionRecord } from './connection';
import { type ConnectionStore } from './connection-store';
import { type SecretBox, SecretUnreadable } from './secret-box';

/** Where the canary lies: a text that was sealed with the key that everything else was sealed with. */
const CANARY = 'secrets.canary';
const PAGE = 100;

export interface SealParts {
  clock: Clock;
  unitOfWork: UnitOfWork;
  settings: SettingStore;
  connections: ConnectionStore;
  secrets: SecretBox;
  log: EngineLog;
}

/**
 * Finds out whether the secrets can be read with the present key, and marks the connections whose secrets cannot. The server
 * goes on: what needs no secret works, and the others can be entered again. The canary follows the key once nothing is left
 * that the old one had sealed. Answers the ids of those that must be entered again.
 */
export async function inspectSeals(parts: SealParts): Promise<Set<string>> {
  const canary = await parts.settings.get<string>(CANARY);
  const key = canary === undefined ? 'new' : opens(parts.secrets, canary, CANARY) ? 'same' : 'changed';
  const unreadable = new Set<string>();
  for await (const connection of allConnections(parts.connections)) {
    const readable =
      connection.sealed === undefined || opens(parts.secrets, connection.sealed, sealPurpose(connection.id));
    if (!readable) unreadable.add(connection.id);
    await note(parts, connection, readable);
  }
  if (key !== 'same' && unreadable.size === 0) {
    await writeIfPossible(parts, (tx) => parts.settings.set(tx, CANARY, parts.secrets.seal('canary', CANARY)));
  }
  tell(parts.log, key, unreadable);
  return unreadable;
}

function tell(log: EngineLog, key: 'same' | 'changed' | 'new', unreadable: ReadonlySet<string>): void {
  if (unreadable.size > 0) {
    log.error('Secrets of connections cannot be read: start with the SECRET_KEY of before, or enter them again', {
      connections: [...unreadable],
    });
  } else if (key === 'changed') {
    log.warn('The SECRET_KEY is another one than last time; nothing is left that the old one had sealed', {});
  }
}

/** A full disk must not keep the server from starting: the next start notes it again. */
async function writeIfPossible({ unitOfWork, log }: SealParts, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await unitOfWork.write(work);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log.warn('Which secrets can be read could not be written down', { error });
  }
}

async function note(parts: SealParts, connection: ConnectionRecord, readable: boolean): Promise<void> {
  const { clock, connections } = parts;
  const { health, name } = connection;
  const marked = health.state === 'broken' && health.code === 'CONNECTION_UNREADABLE';
  if (marked !== readable) return;
  await writeIfPossible(parts, (tx) =>
    connections.noteHealth(
      tx,
      connection,
      readable
        ? { state: 'untested' }
        : { state: 'broken', at: clock.now(), code: 'CONNECTION_UNREADABLE', message: unreadableMessage(name) },
    ),
  );
}

async function* allConnections(connections: ConnectionStore): AsyncIterable<ConnectionRecord> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await connections.list({}, { limit: PAGE, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.nextCursor;
  }
}

function opens(box: SecretBox, sealed: string, purpose: string): boolean {
  try {
    box.open(sealed, purpose);
    return true;
  } catch (error) {
    if (error instanceof SecretUnreadable) return false;
    throw error;
  }
}
