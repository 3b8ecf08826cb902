import { type Workflow, type WorkflowStatus } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';

/** What to tell of a saved workflow: whether it was switched on by that, and whether anything comes of it. */
export function savedWords(
  saved: Pick<Workflow, 'status' | 'nextJob'>,
  before: WorkflowStatus | undefined,
  schedule: 'kept' | 'new',
): TextKey {
  if (saved.status !== 'active') return 'builder.saved.off';
  if (schedule === 'kept' && saved.nextJob === undefined) return 'builder.saved.finished';
  return before === 'active' ? 'builder.saved.changed' : 'builder.saved.active';
}
