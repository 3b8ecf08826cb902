import type { Role } from './role';

/** What was done, `<subject>.<deed>`; stable, for programs and for translations. */
export const AUDIT_ACTIONS = [
  'workflow.create',
  'workflow.update',
  'workflow.archive',
  'workflow.pause',
  'workflow.resume',
  'workflow.duplicate',
  'workflow.execute',
  'job.move',
  'job.cancel',
  'job.run',
  'job.abort',
  'job.pause',
  'job.resume',
  'job.retry',
  'job.acknowledge',
  'job.export',
  'delivery.resend',
  'delivery.settle',
  'scheduler.pause',
  'scheduler.resume',
  'connection.create',
  'connection.update',
  'connection.delete',
  'connection.test',
  'suppression.create',
  'suppression.import',
  'suppression.delete',
  'file.create',
  'holiday.create',
  'holiday.update',
  'holiday.delete',
  'access-key.create',
  'access-key.delete',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_SUBJECTS = [
  'workflow',
  'job',
  'delivery',
  'scheduler',
  'connection',
  'suppression',
  'file',
  'holiday',
  'access-key',
] as const;
export type AuditSubjectKind = (typeof AUDIT_SUBJECTS)[number];

export interface AuditSubject {
  kind: AuditSubjectKind;
  /** A holiday's is its date; the scheduler has none. */
  id?: string;
  /** As it was called then; an address is masked. */
  name?: string;
}

/** One value that changed. Without `before` it is new, without `after` it is gone. */
export interface AuditChange {
  /** Dotted: `schedule.recurrence.times.0`. */
  path: string;
  before?: unknown;
  after?: unknown;
}

/** One deed of one person or program. Never changed afterwards. */
export interface AuditEntry {
  id: string;
  at: string;
  /** The name of the access key. */
  who: string;
  role: Role;
  action: AuditAction;
  subject: AuditSubject;
  /** What changed, at most 50 values; secrets and recipients' data only ever as `…`. */
  changes: AuditChange[];
  /** As given with the request. */
  reason?: string;
  /** Where the request came from. */
  address?: string;
}

/**
 * Says why, for the audit log, with any request that changes something. Percent-encoded UTF-8, for headers are ASCII:
 * `encodeURIComponent(reason)`; at most 500 characters before that.
 */
export const AUDIT_REASON_HEADER = 'Audit-Reason';
