import { type Change, type JobRecord } from '@jeongsi/engine';
import { instantText } from '../http/instant-text';
import { type Deed } from './auditing';
import { changedPaths } from './changed-paths';

/** What became of a job. */
export function jobDeed({ before, after }: Change<JobRecord>): Deed {
  const { id, workflowName: name } = after;
  return { subject: { kind: 'job', id, name }, changes: changedPaths(facts(before), facts(after)) };
}

function facts({ status, scheduledTime, paused, acknowledgedAt }: JobRecord): object {
  const acknowledged = acknowledgedAt !== undefined;
  return { status, scheduledTime: instantText(scheduledTime), paused, acknowledged };
}
