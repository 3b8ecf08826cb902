import { canonicalJson } from '../canonical-json';
import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Ids } from '../store/ids';
import { type PageRequest, type StorePage } from '../store/page';
import { type Alongside, type Change, type UnitOfWork } from '../store/unit-of-work';
import { type WorkflowRecord } from '../workflow/workflow';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type ConnectionKind, type ConnectionRecord, type ConnectionSecrets } from './connection';
import { sealPurpose } from './connection-access';
import { checkConnection, type ConnectionInput, type InputParts } from './connection-input';
import { ConnectionNameTaken, type ConnectionStore } from './connection-store';
import { type WorkflowProblem, workflowProblems } from './workflow-problems';

export interface NamedConnectionInput extends ConnectionInput {
  name: string;
}

export interface ConnectionsParts extends InputParts {
  clock: Clock;
  ids: Ids;
  unitOfWork: UnitOfWork;
  connections: ConnectionStore;
  workflows: WorkflowStore;
}

/** How many workflows are named to somebody who asks what uses a connection. */
const MOST_USERS = 100;

/** Named accounts and data sources. Their secrets go in, and never come out. */
export class Connections {
  readonly #unreadable: Set<string>;

  /** `unreadable`: those whose secrets could not be opened at the start. */
  constructor(
    private readonly parts: ConnectionsParts,
    unreadable: ReadonlySet<string> = new Set(),
  ) {
    this.#unreadable = new Set(unreadable);
  }

  /** How many wait for their secrets to be entered again. */
  get unreadable(): number {
    return this.#unreadable.size;
  }

  async create(
    input: NamedConnectionInput,
    alongside?: Alongside<ConnectionRecord>,
  ): Promise<Outcome<ConnectionRecord>> {
    const checked = checkConnection(input, undefined, this.parts);
    if (!checked.ok) return refused({ kind: 'invalid', issues: checked.issues });
    const now = this.parts.clock.now();
    const id = this.parts.ids.next();
    const connection: ConnectionRecord = {
      id,
      kind: input.kind,
      name: input.name,
      settings: checked.value.settings,
      ...this.#sealed(id, checked.value.secrets),
      health: { state: 'untested' },
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    return this.#saving(() =>
      this.parts.unitOfWork.write(async (tx) => {
        await this.parts.connections.insert(tx, connection);
        await alongside?.(tx, connection);
        return done(connection);
      }),
    );
  }

  /** Replaces name and settings; secrets that are left out are kept. */
  async update(
    id: string,
    input: NamedConnectionInput,
    expectedVersion?: number,
    alongside?: Alongside<Change<ConnectionRecord>>,
  ): Promise<Outcome<ConnectionRecord>> {
    const stored = await this.parts.connections.find(id);
    if (!stored) return refused({ kind: 'not-found' });
    if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
    const checked = checkConnection(input, stored, this.parts);
    if (!checked.ok) return refused({ kind: 'invalid', issues: checked.issues });
    const { settings, secrets } = checked.value;
    const { sealed: _, ...kept } = stored;
    const connection: ConnectionRecord = {
      ...kept,
      name: input.name,
      settings,
      ...this.#sealed(id, secrets),
      health: onlyRenamed(stored, input) ? stored.health : { state: 'untested' },
      version: stored.version + 1,
      updatedAt: this.parts.clock.now(),
    };
    const outcome = await this.#saving(() =>
      this.parts.unitOfWork.write(async (tx) => {
        const written = await this.parts.connections.update(tx, connection, stored.version);
        if (written === 'stale') return refused<ConnectionRecord>({ kind: 'stale' });
        await alongside?.(tx, { before: stored, after: connection });
        return done(connection);
      }),
    );
    if (outcome.ok) this.#unreadable.delete(id);
    return outcome;
  }

  /** Refused while a workflow that is not archived uses it. */
  async remove(id: string, expectedVersion?: number, alongside?: Alongside<ConnectionRecord>): Promise<Outcome<void>> {
    const users = await this.usersOf(id);
    if (users.length > 0) {
      const names = users.slice(0, 5).map(({ name }) => `"${name}"`);
      const more = users.length > names.length ? ` and ${users.length - names.length} more` : '';
      const message = `Workflows use it: ${names.join(', ')}${more}. Archive them, or let them use another one`;
      return refused({ kind: 'conflict', code: 'CONNECTION_IN_USE', message });
    }
    const outcome = await this.parts.unitOfWork.write(async (tx): Promise<Outcome<void>> => {
      const stored = await this.parts.connections.read(tx, id);
      if (!stored) return refused({ kind: 'not-found' });
      if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
      await this.parts.connections.remove(tx, id);
      await alongside?.(tx, stored);
      return done(undefined);
    });
    if (outcome.ok) this.#unreadable.delete(id);
    return outcome;
  }

  find(id: string): Promise<ConnectionRecord | undefined> {
    return this.parts.connections.find(id);
  }

  list(filter: { kind?: ConnectionKind }, page: PageRequest): Promise<StorePage<ConnectionRecord>> {
    return this.parts.connections.list(filter, page);
  }

  /** Workflows that are not archived and name it, at most 100. */
  usersOf(id: string): Promise<{ id: string; name: string }[]> {
    return this.parts.workflows.usersOf(id, MOST_USERS);
  }

  /** What keeps each of these workflows from sending as it stands, in their order. */
  problemsOf(workflows: readonly WorkflowRecord[]): Promise<WorkflowProblem[][]> {
    return workflowProblems(workflows, this.parts.connections);
  }

  #sealed(id: string, secrets: ConnectionSecrets): Pick<ConnectionRecord, 'sealed' | 'secretNames'> {
    const secretNames = Object.keys(secrets).sort();
    if (secretNames.length === 0) return { secretNames };
    return { sealed: this.parts.secrets.seal(JSON.stringify(secrets), sealPurpose(id)), secretNames };
  }

  async #saving(save: () => Promise<Outcome<ConnectionRecord>>): Promise<Outcome<ConnectionRecord>> {
    try {
      return await save();
    } catch (error) {
      if (!(error instanceof ConnectionNameTaken)) throw error;
      const message = 'Another connection has this name: give another one';
      return refused({ kind: 'invalid', issues: [{ path: 'name', code: 'NAME_TAKEN', message }] });
    }
  }
}

/** What a test found out stays true under another name. */
function onlyRenamed(stored: ConnectionRecord, { settings, secrets = {} }: ConnectionInput): boolean {
  return Object.keys(secrets).length === 0 && canonicalJson(stored.settings) === canonicalJson(settings);
}
