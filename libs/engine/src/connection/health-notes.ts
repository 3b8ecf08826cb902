import { type Clock } from '../instant';
import { type UnitOfWork } from '../store/unit-of-work';
import { type ConnectionStore } from './connection-store';

/** Part of a definition that may use a connection: an audience, or a message. */
export type ConnectionUser = object;

/** Writes down what jobs find out about connections, so that everybody sees which one is broken. */
export class ConnectionHealthNotes {
  constructor(private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; connections: ConnectionStore }) {}

  /** It could not be used, and trying again will not help. */
  async broke(user: ConnectionUser, { code, message }: { code: string; message: string }): Promise<void> {
    const connection = await this.#used(user);
    if (!connection) return;
    const health = { state: 'broken', at: this.parts.clock.now(), code, message } as const;
    await this.parts.unitOfWork.write((tx) => this.parts.connections.noteHealth(tx, connection, health));
  }

  /** It did its work. Writes only what is news: that it is not broken any more, or works at all. */
  async worked(user: ConnectionUser): Promise<void> {
    const connection = await this.#used(user);
    if (!connection || connection.health.state === 'ok') return;
    const health = { state: 'ok', at: this.parts.clock.now() } as const;
    await this.parts.unitOfWork.write((tx) => this.parts.connections.noteHealth(tx, connection, health));
  }

  #used(user: ConnectionUser): ReturnType<ConnectionStore['find']> {
    const { connectionId } = user as { connectionId?: unknown };
    return typeof connectionId === 'string' ? this.parts.connections.find(connectionId) : Promise.resolve(undefined);
  }
}
