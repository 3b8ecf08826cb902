import type { AuditChange } from './audit';
import type { DeliveryCounts, JobStatus } from './job';
import type { LocalizedText, Schedule } from './schedule';

export const PURPOSES = ['informational', 'advertising', 'authentication'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CHANNELS = ['outbox', 'email', 'webhook', 'sms', 'alimtalk'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const AUDIENCE_SOURCES = ['list', 'file', 'sql', 'http'] as const;
export type AudienceSource = (typeof AUDIENCE_SOURCES)[number];

export const WORKFLOW_STATUSES = ['draft', 'active', 'paused', 'archived'] as const;
export type WorkflowStatus = (typeof WORKFLOW_STATUSES)[number];

/** What an operator saves: whom, what, when, and by which rules. */
export interface WorkflowInput {
  name: string;
  description?: string;
  purpose?: Purpose;
  /** Without it `active`: saving is scheduling. */
  status?: 'draft' | 'active';
  audience: Audience;
  message: Message;
  sending?: Sending;
  schedule: Schedule;
  policy?: Policy;
}

export interface Workflow extends Omit<WorkflowInput, 'status'> {
  id: string;
  /** Raised by every change; also the workflow's ETag. */
  version: number;
  status: WorkflowStatus;
  createdAt: string;
  updatedAt: string;
  /** The planned pending job, if one is planned. */
  nextJob?: { id: string; scheduledTime: string };
  /** What keeps it from sending as it stands: a connection that is broken or gone. */
  problems?: { code: string; connectionId: string; message: string }[];
}

/** A workflow in `GET /api/workflows`: rows that stand in it are counted instead of listed. */
export interface WorkflowSummary extends Omit<Workflow, 'audience'> {
  audience: AudienceSummary;
  /** The schedule in words. */
  sentence: LocalizedText;
  /** The newest job that ran for real and ended, or was skipped. */
  lastJob?: { id: string; status: JobStatus; completedAt: string; deliveries: DeliveryCounts };
}

/**
 * One saved state of a workflow, in `GET /api/workflows/:id/versions`, newest first. The whole of it is at
 * `GET /api/workflows/:id/versions/:version`, a `WorkflowInput` without a status: saving it again goes back to it.
 */
export interface WorkflowVersion {
  version: number;
  savedAt: string;
  /** The schedule in words. */
  sentence: LocalizedText;
  /** What it changed against the version before it, at most 50 values; secrets and rows only ever as `…`. Empty for the first. */
  changes: AuditChange[];
}

/**
 * `GET /api/workflows/:id/recent-recipients?minutes=60`: who got something from it lately, so that nobody runs it twice by
 * mistake. Of its live jobs that were under way in that time; somebody in two of them counts twice.
 */
export interface RecentRecipients {
  /** The start of that time. */
  since: string;
  jobs: number;
  /** To whom messages went out, as far as is known. */
  recipients: number;
}

export type AudienceSummary =
  Exclude<Audience, { source: 'list' }> | { source: 'list'; mapping: AudienceMapping; rowCount: number };

export interface AudienceMapping {
  /** The column that holds the address. */
  address: string;
  /** The column that identifies a recipient; without it the normalised address does. */
  key?: string;
  name?: string;
  adConsent?: string;
  nightConsent?: string;
}

export type Audience = { mapping: AudienceMapping } & (
  | { source: 'list'; rows: Record<string, string>[] }
  | { source: 'file'; fileId: string }
  | { source: 'sql'; connectionId: string; query: string }
  | { source: 'http'; connectionId?: string; url: string; itemsPath?: string; nextPath?: string }
);

/** `#{variable}` and `#{variable|default}` in every text. */
export type Message =
  | { channel: 'outbox'; body: string; subject?: string }
  | { channel: 'email'; connectionId?: string; from?: string; subject: string; body: string; html?: string }
  | { channel: 'webhook'; connectionId?: string; url: string; headers?: Record<string, string>; body: string }
  | { channel: 'sms'; connectionId: string; from: string; body: string; subject?: string }
  | {
      channel: 'alimtalk';
      connectionId: string;
      pfId: string;
      templateId: string;
      variables?: Record<string, string>;
      fallback?: { body: string };
    };

export interface Sending {
  ratePerMinute?: number;
  /** Messages on their way at the same time; without it 16. */
  concurrency?: number;
  window?: { from: string; to: string; outside: 'hold' | 'skip' };
  stopAfterFailures?: number;
}

export const OVERLAP_POLICIES = ['skip', 'queue', 'allow'] as const;
export type OverlapPolicy = (typeof OVERLAP_POLICIES)[number];

export const MISSED_POLICIES = ['run_once', 'skip', 'run_all'] as const;
export type MissedPolicy = (typeof MISSED_POLICIES)[number];

export interface Policy {
  /** What happens when the last run still goes; without it `skip`. */
  overlap?: OverlapPolicy;
  /** What happens to occurrences that passed while nothing ran; without it `run_once`. */
  missed?: MissedPolicy;
  /** How old a missed occurrence may be and still run; without it 1,440. 0: never. */
  missedGraceMinutes?: number;
  /** 0 to 10; without it 3. */
  maxRetries?: number;
  timeoutSeconds?: number;
  pauseAfterFailures?: number;
}
