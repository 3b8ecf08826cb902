import { type Connection, type ConnectionAccount, type ConnectionTest, type Page } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Change, type ConnectionRecord, type Engine, UnitOfWork } from '@jeongsi/engine';
import { type Audit } from '../audit/auditing';
import { connectionDeed, connectionSubject } from '../audit/connection-deed';
import { together } from '../audit/together';
import { found } from '../http/found';
import { type Remember } from '../http/idempotency/remember';
import { pageRequest } from '../http/page';
import { unwrap } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';
import { type ConnectionBody, type ConnectionsQuery, type ConnectionTestBody } from './connection.dto';
import { presentAccount, presentConnection, presentTest } from './present-connection';

/** Speaks HTTP's language to the engine's connections. */
@Injectable()
export class ConnectionService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(query: ConnectionsQuery): Promise<Page<Connection>> {
    const { kind } = query;
    const { items, nextCursor } = await this.engine.connections.list(kind ? { kind } : {}, pageRequest(query));
    return { items: await Promise.all(items.map((connection) => this.#present(connection))), nextCursor };
  }

  async create(body: ConnectionBody, remember: Remember, audit: Audit): Promise<Connection> {
    const repeat = remember<ConnectionRecord>(201, (connection) => presentConnection(connection, []));
    const { secrets = {} } = body;
    const alongside = together(
      repeat,
      audit((made: ConnectionRecord) => connectionDeed(made, { secrets })),
    );
    return presentConnection(unwrap(await this.engine.connections.create(body, alongside)), []);
  }

  async find(id: string): Promise<Connection> {
    return this.#present(found(await this.engine.connections.find(id)));
  }

  async update(
    id: string,
    body: ConnectionBody,
    expectedVersion: number | undefined,
    audit: Audit,
  ): Promise<Connection> {
    const { secrets = {} } = body;
    const alongside = audit(({ before, after }: Change<ConnectionRecord>) =>
      connectionDeed(after, { before, secrets }),
    );
    return this.#present(unwrap(await this.engine.connections.update(id, body, expectedVersion, alongside)));
  }

  async remove(id: string, expectedVersion: number | undefined, audit: Audit): Promise<void> {
    const alongside = audit((gone: ConnectionRecord) => ({ subject: connectionSubject(gone) }));
    unwrap(await this.engine.connections.remove(id, expectedVersion, alongside));
  }

  /** The entry comes first: from then on its secrets are in use, whatever comes of it. */
  async test(id: string, audit: Audit): Promise<ConnectionTest> {
    const subject = connectionSubject(found(await this.engine.connections.find(id)));
    const alongside = audit(() => ({ subject }));
    await this.unitOfWork.write((tx) => alongside(tx, undefined));
    return presentTest(unwrap(await this.engine.connectionTrials.test(id)));
  }

  async testUnsaved(body: ConnectionTestBody): Promise<ConnectionTest> {
    return presentTest(unwrap(await this.engine.connectionTrials.testUnsaved(body)));
  }

  async account(id: string): Promise<ConnectionAccount> {
    return presentAccount(unwrap(await this.engine.connectionTrials.account(id)));
  }

  async #present(connection: ConnectionRecord): Promise<Connection> {
    return presentConnection(connection, await this.engine.connections.usersOf(connection.id));
  }
}
