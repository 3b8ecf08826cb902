import { type AudienceSpec } from '../audience/audience-source';
import { type MessageSpec } from '../channel/channel';
import { type Instant } from '../instant';
import { type PolicyInput } from '../policy/policy';
import { type Purpose } from '../purpose/purpose';
import { type Schedule, type ScheduleInput } from '../schedule';

export type WorkflowStatus = 'draft' | 'active' | 'paused' | 'archived';

/** Whom and what, and by which rules, but not when. */
export interface WorkflowContent {
  purpose?: Purpose;
  audience: AudienceSpec;
  message: MessageSpec;
  sending?: SendingInput;
  policy?: PolicyInput;
}

/** What the operator saved, as given. Defaults are filled when it is read, so that a GET answers what a PUT sent. */
export interface WorkflowDefinition extends WorkflowContent {
  name: string;
  description?: string;
  schedule: ScheduleInput;
}

export interface SendingInput {
  ratePerMinute?: number;
  concurrency?: number;
  window?: { from: string; to: string; outside: 'hold' | 'skip' };
  stopAfterFailures?: number;
}

export interface WorkflowRecord {
  id: string;
  /** Raised by every change of the definition or the status. */
  version: number;
  status: WorkflowStatus;
  definition: WorkflowDefinition;
  /** The normalised rule: the truth that occurrences are computed from. */
  schedule: Schedule;
  createdAt: Instant;
  updatedAt: Instant;
  /** When it was paused; what passed since then is accounted for on resuming. */
  pausedAt?: Instant;
}

/** One version of a workflow, kept for ever: a job runs the version that it started with. They are numbered 1, 2, 3, … */
export interface WorkflowVersion {
  workflowId: string;
  version: number;
  /** What it was in when this version was saved. */
  status: WorkflowStatus;
  definition: WorkflowDefinition;
  schedule: Schedule;
  savedAt: Instant;
}
