import type { JobStatus } from './job';
import type { Role } from './role';
import type { ChannelName } from './workflow';

/** A cursor page. `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  /** Stable, for programs: `VALIDATION_FAILED`, `NOT_FOUND`, … */
  code: string;
  /** With a job's 409: the status that did not allow it. */
  jobStatus?: JobStatus;
  errors?: FieldError[];
}

export interface FieldError {
  /** Dotted from the body's root: `schedule.recurrence.times.0`. */
  path: string;
  code: string;
  message: string;
}

export interface Session {
  /** Of the access key: the author of what is done with it. */
  name: string;
  role: Role;
}

/** An uploaded CSV file, `POST /api/files`. */
export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  encoding: 'utf-8' | 'cp949';
  columns: string[];
  rowCount: number;
  /** The first 20 rows. */
  sample: Record<string, string>[];
  createdAt: string;
}

export interface OutboxMessage {
  id: string;
  jobId: string;
  deliveryId: string;
  /** What it was made for. In test mode messages of every channel stay here. */
  channel: ChannelName;
  to: string;
  subject?: string;
  body: string;
  mode: 'live' | 'test';
  createdAt: string;
}

/** `GET /api/outbox`. */
export interface OutboxListing extends Page<OutboxMessage> {
  /** A search stopped for now behind a message made then; the next page goes on from there, however few this one has. */
  searchedTo?: string;
}
