import { type Instant } from '../instant';
import { type Note, type Occurrence, type PlannedOccurrence } from './schedule';

interface Entry extends PlannedOccurrence {
  /** How many occurrences of the rule that run met here. */
  runs: number;
}

/** Occurrences waiting for their turn: ordered by instant, those that meet at one instant made one. */
export class OccurrenceQueue {
  private readonly entries: Entry[] = [];

  add(occurrence: Occurrence, outcome: 'run' | 'skipped'): void {
    const runs = outcome === 'run' ? 1 : 0;
    let index = this.entries.length;
    // Nearly always it belongs at the end.
    while (index > 0 && (this.entries[index - 1] as Entry).occurrence.at > occurrence.at) index -= 1;
    const met = this.entries[index - 1];
    if (met?.occurrence.at === occurrence.at) {
      this.entries[index - 1] = merge(met, { occurrence, outcome, runs });
    } else {
      this.entries.splice(index, 0, { occurrence, outcome, runs });
    }
  }

  /** Takes out what comes before that instant, oldest first. */
  *takeBefore(instant: Instant): Generator<PlannedOccurrence, void> {
    let taken = 0;
    try {
      for (const { occurrence, outcome } of this.entries) {
        if (occurrence.at >= instant) return;
        taken += 1;
        yield { occurrence, outcome };
      }
    } finally {
      this.entries.splice(0, taken);
    }
  }
}

/** One that runs wins over one that a holiday leaves out; two that run are one, and it says so. */
function merge(first: Entry, second: Entry): Entry {
  const runs = first.runs + second.runs;
  if (first.outcome !== second.outcome) {
    const { occurrence } = first.outcome === 'run' ? first : second;
    return { occurrence, outcome: 'run', runs };
  }
  const notes = [...first.occurrence.notes.filter(({ code }) => code !== 'DUPLICATE'), ...second.occurrence.notes];
  const all =
    runs > 1 ? [...withoutRepeats(notes), { code: 'DUPLICATE', params: { merged: runs } }] : withoutRepeats(notes);
  return { occurrence: { ...first.occurrence, notes: all }, outcome: first.outcome, runs };
}

function withoutRepeats(notes: Note[]): Note[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const key = JSON.stringify(note);
    return !seen.has(key) && seen.add(key);
  });
}
