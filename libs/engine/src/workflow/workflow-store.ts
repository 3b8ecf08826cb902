import { type RecurringSchedule } from '../schedule';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import { type JobType } from '../job/job';
import { type WorkflowRecord, type WorkflowStatus, type WorkflowVersion } from './workflow';

export interface WorkflowFilter {
  status?: WorkflowStatus;
  /** The message's channel. */
  channel?: string;
  /** The kind of its schedule. */
  type?: JobType;
  /** Part of the name, any case. */
  search?: string;
}

/** Workflows and their versions. */
export abstract class WorkflowStore {
  /** Writes the workflow and its first version. */
  abstract insert(tx: Tx, workflow: WorkflowRecord): Promise<void>;
  /**
   * Writes `workflow` over the stored one and keeps its version row, if the stored version still is `expectedVersion`.
   * Answers whether it was.
   */
  abstract update(tx: Tx, workflow: WorkflowRecord, expectedVersion: number): Promise<'updated' | 'stale'>;
  /** As the transaction sees it. */
  abstract read(tx: Tx, id: string): Promise<WorkflowRecord | undefined>;
  /** As last committed. */
  abstract find(id: string): Promise<WorkflowRecord | undefined>;
  /** The versions named, those that exist; used by claiming, so one statement for all. */
  abstract versions(tx: Tx, wanted: readonly { workflowId: string; version: number }[]): Promise<WorkflowVersion[]>;
  /** One version, as last committed. */
  abstract findVersion(workflowId: string, version: number): Promise<WorkflowVersion | undefined>;
  /** Newest first. Archived ones only when the filter asks for them. */
  abstract list(filter: WorkflowFilter, page: PageRequest): Promise<StorePage<WorkflowRecord>>;
  /** Those that are not archived and whose present definition uses the connection, by name; at most `limit`. */
  abstract usersOf(
    connectionId: string,
    limit: number,
  ): Promise<{ id: string; name: string; status: WorkflowStatus }[]>;
  /** All active ones whose schedule has wall-clock rules, for replanning, by id after `afterId`. */
  abstract activeAfter(afterId: string | undefined, limit: number): Promise<WorkflowRecord[]>;
  /** All active ones that recur, with their rule alone (a definition may hold ten thousand rows), by id after `afterId`. */
  abstract recurringAfter(
    afterId: string | undefined,
    limit: number,
  ): Promise<{ id: string; schedule: RecurringSchedule }[]>;
}
