import { JOB_STATUSES, SCHEDULE_TYPES } from '@jeongsi/contract';
import { type JobFilter, type JobStatus, type JobType } from '@jeongsi/engine';
import { parseInstant } from '../../http/instant-text';
import { PageQuery } from '../../http/page';
import { Optional } from '../../http/validation/fields';
import { oneOf, text } from '../../http/validation/rules';
import { instant, separate, someOf } from '../../http/validation/text-rules';

export class JobsQuery extends PageQuery {
  @Optional(someOf(JOB_STATUSES), { description: 'Any of these: `status=failed,completed`, or the name again.' })
  status?: string | string[];

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

  @Optional(oneOf(['yes', 'no']), { description: 'Whether somebody acknowledged its failure.' })
  acknowledged?: 'yes' | 'no';

  @Optional(oneOf(['scheduledTime', '-scheduledTime']), {
    description:
      'By time, oldest or (with the minus) newest first. Without it pending jobs alone come oldest first, all others newest first.',
  })
  sort?: 'scheduledTime' | '-scheduledTime';
}

export function jobFilter({ status, type, workflowId, from, to, archived, acknowledged }: JobsQuery): JobFilter {
  const after = from === undefined ? undefined : parseInstant(from);
  const before = to === undefined ? undefined : parseInstant(to);
  return {
    ...(status !== undefined && { status: statusesOf(status) }),
    ...(type && { type }),
    ...(workflowId !== undefined && { workflowId }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { to: before }),
    ...(archived !== undefined && { archived: archived === 'true' }),
    ...(acknowledged !== undefined && { acknowledged: acknowledged === 'yes' }),
  };
}

/** What is coming is read forwards, what has been backwards. */
export function jobOrder({ sort, status }: JobsQuery): 'ascending' | 'descending' {
  const onlyPending = status !== undefined && statusesOf(status).every((one) => one === 'pending');
  return (sort ?? (onlyPending ? 'scheduledTime' : '-scheduledTime')) === 'scheduledTime' ? 'ascending' : 'descending';
}

/** Only words of ours came through. */
function statusesOf(status: string | string[]): JobStatus[] {
  return separate(status) as JobStatus[];
}
