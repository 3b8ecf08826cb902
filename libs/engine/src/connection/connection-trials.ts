import { Deadline } from '../deadline';
import { ChannelUnavailable } from '../channel/channel';
import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type UnitOfWork } from '../store/unit-of-work';
import { type ConnectionHealth, type ConnectionRecord, type OpenConnection } from './connection';
import { ConnectionAccess, type ConnectionProblem } from './connection-access';
import { type ConnectionDriver, type ConnectionTest, type ProviderAccount } from './connection-driver';
import { checkConnection, type ConnectionInput, type InputParts } from './connection-input';
import { type ConnectionStore } from './connection-store';

export interface TrialParts extends InputParts {
  clock: Clock;
  unitOfWork: UnitOfWork;
  connections: ConnectionStore;
}

/** A connection that is tried before it is saved. `id`: one that is stored, whose secrets count where they are left out. */
export interface UnsavedConnection extends ConnectionInput {
  id?: string;
}

/** A person waits for it. */
const TRIAL_MS = 15_000;

/** Tries connections for real, without sending or changing anything out there. */
export class ConnectionTrials {
  readonly #access: ConnectionAccess;

  constructor(private readonly parts: TrialParts) {
    this.#access = new ConnectionAccess(parts);
  }

  /** Tries a stored one, and writes down what it found. */
  async test(id: string): Promise<Outcome<ConnectionTest>> {
    const stored = await this.parts.connections.find(id);
    if (!stored) return refused({ kind: 'not-found' });
    const opened = await this.#open(stored);
    const found = 'problem' in opened ? failed(opened.problem) : await this.#try(opened.driver, opened.connection);
    const health = healthOf(found, this.parts.clock.now());
    await this.parts.unitOfWork.write((tx) => this.parts.connections.noteHealth(tx, stored, health));
    return done(found);
  }

  /** Tries one that is not saved, or not saved like this. */
  async testUnsaved({ id, ...input }: UnsavedConnection): Promise<Outcome<ConnectionTest>> {
    const stored = id === undefined ? undefined : await this.parts.connections.find(id);
    if (id !== undefined && !stored) return refused({ kind: 'not-found' });
    const checked = checkConnection(input, stored, this.parts);
    if (!checked.ok) return refused({ kind: 'invalid', issues: checked.issues });
    const driver = this.parts.drivers.get(input.kind) as ConnectionDriver;
    const connection = { id: stored?.id ?? 'unsaved', kind: input.kind, name: stored?.name ?? '', ...checked.value };
    return done(await this.#try(driver, connection));
  }

  /** What the provider knows of the account. */
  async account(id: string): Promise<Outcome<ProviderAccount>> {
    const stored = await this.parts.connections.find(id);
    if (!stored) return refused({ kind: 'not-found' });
    const opened = await this.#open(stored);
    if ('problem' in opened) return conflict(opened.problem);
    const deadline = new Deadline(this.parts.clock, TRIAL_MS);
    try {
      const account = await opened.driver.account(opened.connection, deadline.signal);
      return account ? done(account) : conflict(noAccount(stored));
    } catch (error) {
      if (deadline.passed) return conflict(TOO_SLOW);
      if (error instanceof ChannelUnavailable) return conflict(error);
      throw error;
    } finally {
      deadline.callOff();
    }
  }

  async #open(
    stored: ConnectionRecord,
  ): Promise<{ driver: ConnectionDriver; connection: OpenConnection } | { problem: Problem }> {
    const driver = this.parts.drivers.get(stored.kind);
    const opened = await this.#access.open(stored.id, [stored.kind]);
    if ('problem' in opened) return opened;
    return driver ? { driver, connection: opened } : { problem: notServed(stored) };
  }

  async #try(driver: ConnectionDriver, connection: OpenConnection): Promise<ConnectionTest> {
    const deadline = new Deadline(this.parts.clock, TRIAL_MS);
    try {
      const found = await driver.test(connection, deadline.signal);
      return deadline.passed ? failed(TOO_SLOW) : found;
    } catch (error) {
      if (deadline.passed) return failed(TOO_SLOW);
      throw error;
    } finally {
      deadline.callOff();
    }
  }
}

type Problem = ConnectionProblem | { code: string; message: string };

const TOO_SLOW: Problem = { code: 'TIMEOUT', message: `There was no answer within ${TRIAL_MS / 1_000} s` };

function noAccount({ kind }: ConnectionRecord): Problem {
  return { code: 'NO_ACCOUNT', message: `Connections of the kind ${kind} have no account to look into` };
}

function notServed({ kind }: ConnectionRecord): Problem {
  return { code: 'CONNECTION_KIND', message: `This version does not know connections of the kind ${kind}` };
}

function failed({ code, message }: Problem): ConnectionTest {
  return { ok: false, code, message };
}

function conflict({ code, message }: Problem): Outcome<never> {
  return refused({ kind: 'conflict', code, message });
}

function healthOf(found: ConnectionTest, at: number): ConnectionHealth {
  return found.ok ? { state: 'ok', at } : { state: 'broken', at, code: found.code, message: found.message };
}
