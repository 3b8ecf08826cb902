import { canonicalJson } from '../canonical-json';
import { type ScheduleInput } from '../schedule';
import { type WorkflowRecord } from './workflow';

/**
 * Whether saving it with this schedule leaves the schedule as it was normalised: the same words, and not a draft that starts
 * to count only now. What it named and ran does not run again.
 */
export function keepsSchedule(
  stored: WorkflowRecord,
  schedule: ScheduleInput,
  status: 'draft' | 'active' | undefined,
): boolean {
  if (stored.status === 'draft' && status === 'active') return false;
  return canonicalJson(stored.definition.schedule) === canonicalJson(schedule);
}
