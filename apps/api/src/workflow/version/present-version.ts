import { type WorkflowInput, type WorkflowVersion } from '@jeongsi/contract';
import { describeSchedule, type SavedChange, type WorkflowVersion as SavedVersion } from '@jeongsi/engine';
import { MOST_CHANGES } from '../../audit/changed-paths';
import { workflowChanges } from '../../audit/workflow-deed';
import { instantText } from '../../http/instant-text';

export function presentVersion({ before, after }: SavedChange): WorkflowVersion {
  const { version, schedule, savedAt } = after;
  const changes = before ? workflowChanges(after, before).slice(0, MOST_CHANGES) : [];
  return { version, savedAt: instantText(savedAt), sentence: describeSchedule(schedule), changes };
}

/** The definition as it was given, so that it can be given again. */
export function presentDefinition({ definition }: SavedVersion): Omit<WorkflowInput, 'status'> {
  // Only what passed the contract's own classes is ever saved.
  return definition as Omit<WorkflowInput, 'status'>;
}
