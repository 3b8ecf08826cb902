import { type WallTime, wallText } from './civil-day';
import { type RawOccurrence } from './occurrence-queue';
import { type Resolution } from './resolve';
import { type Note } from './schedule';

/** What a clock change does to a wall time, for the preview and the job to say. */
export function clockNotes(kind: Resolution['kind'], wall: WallTime, localTime: string): Note[] {
  switch (kind) {
    case 'exact':
      return [];
    case 'gap':
      return [{ code: 'DST_GAP', params: { missing: wallText(wall), localTime } }];
    case 'overlap':
      return [{ code: 'DST_OVERLAP', params: { localTime } }];
  }
}

/** Everything worth saying about an occurrence and those that met it, each thing once. */
export function occurrenceNotes(occurrence: RawOccurrence, localTime: string): Note[] {
  const { merged } = occurrence;
  const own = [...occurrence.dayNotes, ...clockNotes(occurrence.kind, occurrence.wall, localTime)];
  if (!merged) return own;
  const others = merged.flatMap(({ dayNotes, kind, wall }) => [...dayNotes, ...clockNotes(kind, wall, localTime)]);
  const all = withoutRepeats([...own, ...others]);
  return occurrence.outcome === 'run' ? [...all, { code: 'DUPLICATE', params: { merged: merged.length + 1 } }] : all;
}

function withoutRepeats(notes: Note[]): Note[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const key = JSON.stringify(note);
    return !seen.has(key) && seen.add(key);
  });
}
