import { FakeClock } from '../../testing/fake-clock';
import { MemoryStore } from '../../testing/memory-store';
import { ToySecretBox } from '../../testing/toy-secret-box';
import { type WorkflowRecord } from '../../workflow/workflow';
import { type ConnectionKind, type ConnectionRecord } from '../connection';
import { type ConnectionDriver } from '../connection-driver';
import { ConnectionTrials } from '../connection-trials';
import { Connections, type NamedConnectionInput } from '../connections';
import { ScriptedDriver } from './scripted-driver';

export const SMTP: NamedConnectionInput = {
  kind: 'smtp',
  name: 'Mail',
  settings: { host: 'mail.example.com', user: 'notice' },
  secrets: { password: 'hunter2' },
};

/** Connections in memory, with one kind of driver. */
export class ConnectionBench {
  readonly clock = new FakeClock('2026-11-23T03:00:00.000Z');
  readonly store = new MemoryStore();
  readonly driver = new ScriptedDriver();
  readonly parts = {
    ...this.store,
    clock: this.clock,
    drivers: new Map<ConnectionKind, ConnectionDriver>([[this.driver.kind, this.driver]]),
    secrets: new ToySecretBox(),
  };
  readonly connections = new Connections(this.parts);
  readonly trials = new ConnectionTrials(this.parts);

  async saved(input: NamedConnectionInput = SMTP): Promise<ConnectionRecord> {
    const outcome = await this.connections.create(input);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  }

  async record(id: string): Promise<ConnectionRecord> {
    const record = await this.store.connections.find(id);
    if (!record) throw new Error(`There is no connection ${id}`);
    return record;
  }

  /** A workflow whose message uses the connection. */
  async user(connectionId: string, changes: Partial<WorkflowRecord> = {}): Promise<WorkflowRecord> {
    const id = changes.id ?? this.store.ids.next();
    const message = { channel: 'email', connectionId };
    const workflow: WorkflowRecord = {
      id,
      version: 1,
      status: 'active',
      definition: {
        name: `W ${id}`,
        audience: { source: 'list', mapping: { address: 'a' } },
        message,
        schedule: { type: 'immediate' },
      },
      schedule: { type: 'immediate', timeZone: 'Asia/Seoul', savedAt: this.clock.now() },
      createdAt: this.clock.now(),
      updatedAt: this.clock.now(),
      ...changes,
    };
    await this.store.unitOfWork.write((tx) => this.store.workflows.insert(tx, workflow));
    return workflow;
  }
}
