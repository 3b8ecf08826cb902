import { IANAZone } from 'luxon';

import { type Instant } from '../instant';
import { civilDay, DAY_MS, daysInMonth, weekdayIndex } from './civil-day';

/** From one instant to the next clock change, the zone's offset from UTC in milliseconds. */
interface Span {
  from: Instant;
  offset: number;
}

/**
 * No zone has changed its clock twice within 3 days since 1900 (the shortest pair is 4 days apart, Freetown in 1939), so
 * sampling this often sees every change; each one found is then bisected to the second.
 */
const SAMPLE_MS = 3 * DAY_MS;
const SAMPLES_PER_BLOCK = 128;
const BLOCK_MS = SAMPLE_MS * SAMPLES_PER_BLOCK;

/**
 * From here on every zone follows its last yearly rule (the predictions for Ramadan end in 2087), so two years that share
 * their length and first weekday share their clock changes, and one year of each of the 14 kinds speaks for all.
 */
const SETTLED_YEAR = 2101;
const SETTLED_FROM: Instant = Date.UTC(SETTLED_YEAR, 0, 1);

/** For each year what to add to its instants to get to the year that speaks for it. */
const settledShifts: number[] = [];

function settledShift(year: number): number {
  let shift = settledShifts[year];
  if (shift === undefined) {
    let like = SETTLED_YEAR;
    while (kindOfYear(like) !== kindOfYear(year)) like += 1;
    shift = Date.UTC(like, 0, 1) - Date.UTC(year, 0, 1);
    settledShifts[year] = shift;
  }
  return shift;
}

function kindOfYear(year: number): string {
  return `${daysInMonth(year, 2)} ${weekdayIndex(civilDay(year, 1, 1))}`;
}

/** The same moment of a year that has the same clock changes. */
function settled(instant: Instant): Instant {
  return instant < SETTLED_FROM ? instant : instant + settledShift(new Date(instant).getUTCFullYear());
}

/**
 * A zone's offsets. Asking Intl takes microseconds and planning asks often, so a block of some 13 months is read at
 * first use and kept as a handful of spans.
 */
export class Zone {
  private readonly blocks = new Map<number, Span[]>();
  private readonly source: IANAZone;

  constructor(readonly name: string) {
    this.source = IANAZone.create(name);
  }

  /** Milliseconds to add to UTC for the wall time at that instant. */
  offsetAt(instant: Instant): number {
    const at = settled(instant);
    const spans = this.block(Math.floor(at / BLOCK_MS));
    for (let index = spans.length - 1; index > 0; index -= 1) {
      const span = spans[index] as Span;
      if (span.from <= at) return span.offset;
    }
    return (spans[0] as Span).offset;
  }

  private block(index: number): Span[] {
    let spans = this.blocks.get(index);
    if (!spans) {
      spans = this.readBlock(index * BLOCK_MS);
      this.blocks.set(index, spans);
    }
    return spans;
  }

  private readBlock(start: Instant): Span[] {
    const spans: Span[] = [{ from: start, offset: this.ask(start) }];
    for (let sample = 1; sample <= SAMPLES_PER_BLOCK; sample += 1) {
      const end = start + sample * SAMPLE_MS;
      const { offset: before } = spans.at(-1) as Span;
      const after = this.ask(end);
      if (before !== after) spans.push({ from: this.change(end - SAMPLE_MS, end, after), offset: after });
    }
    return spans;
  }

  /** The second at which the clock changes to `after`, by bisection: not yet at `low`, done at `high`. */
  private change(low: Instant, high: Instant, after: number): Instant {
    while (high - low > 1_000) {
      const middle = low + Math.floor((high - low) / 2_000) * 1_000;
      if (this.ask(middle) === after) high = middle;
      else low = middle;
    }
    return high;
  }

  private ask(instant: Instant): number {
    return Math.round(this.source.offset(instant) * 60_000);
  }
}

const zones = new Map<string, Zone>();

/** The zone of that (valid) name, with its offsets kept between calls. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = new Zone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** `Area/City` and deeper; `UTC`; one capitalised word (`Japan`). Never an offset, an abbreviation or luxon's `local`. */
const ZONE_NAME = /^(UTC|GMT|[A-Z][a-z]+|(?!SystemV\/)[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+){1,2})$/;

export function isIanaZone(name: string): boolean {
  return ZONE_NAME.test(name) && IANAZone.isValidZone(name);
}
