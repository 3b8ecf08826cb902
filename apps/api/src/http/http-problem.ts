import { type FieldError, type JobStatus, type Problem } from '@jeongsi/contract';
import { PROBLEMS, type ProblemCode } from './problems';

export interface ProblemFacts {
  /** A sentence for a person: what happened, and what would be right. */
  detail?: string;
  errors?: readonly FieldError[];
  /** Narrows the code down, such as the engine's name for a conflict. */
  code?: string;
  /** The status of the job that did not allow it. */
  jobStatus?: JobStatus;
  /** Sent beside the document, such as `Retry-After`. */
  headers?: Readonly<Record<string, string>>;
}

/** More would drown the reader, and cost us memory for what a broken client sent. */
const MOST_ERRORS = 100;

/** An expected refusal on its way to the client. Thrown at the HTTP edge only; the engine answers outcomes. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly kind: ProblemCode,
    private readonly facts: ProblemFacts = {},
  ) {
    super(facts.detail ?? PROBLEMS[kind].title);
    this.status = PROBLEMS[kind].status;
    this.headers = facts.headers ?? {};
  }

  /** The RFC 9457 document. `requestId` is what the log calls the request. */
  document(requestId: string): Problem {
    const { detail, errors, jobStatus, code = this.kind } = this.facts;
    return {
      type: `urn:jeongsi:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: PROBLEMS[this.kind].title,
      status: this.status,
      ...(detail !== undefined && { detail }),
      instance: `urn:uuid:${requestId}`,
      code,
      ...(jobStatus !== undefined && { jobStatus }),
      ...(errors !== undefined && { errors: errors.slice(0, MOST_ERRORS) }),
    };
  }
}
