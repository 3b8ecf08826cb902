import { type Policy } from './policy';

/** What an occurrence does whose workflow still has a job under way. At most one waits. */
export function decideOverlap(
  overlap: Policy['overlap'],
  before: 'nothing' | 'under-way' | 'under-way-and-one-waits',
): 'run' | 'skip' | 'wait' {
  if (before === 'nothing' || overlap === 'allow') return 'run';
  return overlap === 'queue' && before === 'under-way' ? 'wait' : 'skip';
}
