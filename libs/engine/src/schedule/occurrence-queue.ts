import { type Instant } from '../instant';
import { type WallTime } from './civil-day';
import { type Resolution } from './resolve';
import { type Note } from './schedule';

/** An occurrence before it is put into words, since most are only counted or passed over. */
export interface RawOccurrence {
  at: Instant;
  /** The wall time that was asked for. */
  wall: WallTime;
  kind: Resolution['kind'];
  /** What was done to its day. */
  dayNotes: readonly Note[];
  outcome: 'run' | 'skipped';
  /** Other occurrences of the rule that met it at the same instant and are one with it. */
  merged?: RawOccurrence[];
}

/** Occurrences waiting for their turn: ordered by instant, those that meet at one instant made one. */
export class OccurrenceQueue {
  private readonly entries: RawOccurrence[] = [];

  add(occurrence: RawOccurrence): void {
    let index = this.entries.length;
    // Nearly always it belongs at the end.
    while (index > 0 && (this.entries[index - 1] as RawOccurrence).at > occurrence.at) index -= 1;
    const met = this.entries[index - 1];
    if (met?.at === occurrence.at) this.entries[index - 1] = merge(met, occurrence);
    else if (index === this.entries.length) this.entries.push(occurrence);
    else this.entries.splice(index, 0, occurrence);
  }

  /** Takes out what comes before that instant, oldest first. */
  takeBefore(instant: Instant): RawOccurrence[] {
    let count = 0;
    for (const { at } of this.entries) {
      if (at >= instant) break;
      count += 1;
    }
    return count === 0 ? [] : this.entries.splice(0, count);
  }
}

/** One that runs wins over one that a holiday leaves out; two that run are one. */
function merge(first: RawOccurrence, second: RawOccurrence): RawOccurrence {
  if (first.outcome !== second.outcome) return first.outcome === 'run' ? first : second;
  return { ...first, merged: [...(first.merged ?? []), second] };
}
