import { JOB_STATUSES, SCHEDULE_TYPES } from '@jeongsi/contract';
import { type JobFilter, type JobStatus, type JobType } from '@jeongsi/engine';
import { parseInstant } from '../../http/instant-text';
import { PageQuery } from '../../http/page';
import { Optional } from '../../http/validation/fields';
import { oneOf, text } from '../../http/validation/rules';
import { instant } from '../../http/validation/text-rules';

export class JobsQuery extends PageQuery {
  @Optional(oneOf(JOB_STATUSES))
  status?: JobStatus;

  @Optional(oneOf(SCHEDULE_TYPES))
  type?: JobType;

  @Optional(text({ max: 100 }))
  workflowId?: string;

  @Optional(instant(), { description: 'Due at this instant or later.' })
  from?: string;

  @Optional(instant(), { description: 'Due before this instant.' })
  to?: string;

  @Optional(oneOf(['true', 'false']), {
    description: 'Whether to list those that left the board (24 h after they ended) instead of those on it.',
    default: 'false',
  })
  archived?: 'true' | 'false';

  @Optional(oneOf(['scheduledTime', '-scheduledTime']), {
    description:
      'By time, oldest or (with the minus) newest first. Without it pending jobs come oldest first, all others newest first.',
  })
  sort?: 'scheduledTime' | '-scheduledTime';
}

export function jobFilter({ status, type, workflowId, from, to, archived }: JobsQuery): JobFilter {
  const after = from === undefined ? undefined : parseInstant(from);
  const before = to === undefined ? undefined : parseInstant(to);
  return {
    ...(status && { status }),
    ...(type && { type }),
    ...(workflowId !== undefined && { workflowId }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { to: before }),
    ...(archived !== undefined && { archived: archived === 'true' }),
  };
}

/** What is coming is read forwards, what has been backwards. */
export function jobOrder({ sort, status }: JobsQuery): 'ascending' | 'descending' {
  return (sort ?? (status === 'pending' ? 'scheduledTime' : '-scheduledTime')) === 'scheduledTime'
    ? 'ascending'
    : 'descending';
}
