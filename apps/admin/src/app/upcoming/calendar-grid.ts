import { afterRenderEffect, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { LucideDynamicIcon } from '@lucide/angular';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { type Tone } from '../state/tone';
import { plainDate } from '../time/plain-date';
import { dayAfterKey } from './calendar-range';
import { type CalendarRow } from './calendar-rows';
import { type Day, weekdayNames } from './day';

/** From so many on a day is a bar and a number: nobody reads fifty lines in a cell. */
const DENSE = 50;

/** Days in weeks, to look at and to move about in with the arrow keys. Enter or a click opens a day. */
@Component({
  selector: 'app-calendar-grid',
  imports: [LucideDynamicIcon],
  host: { '[class.small]': 'size() === "small"' },
  templateUrl: './calendar-grid.html',
  styleUrl: './calendar-grid.scss',
})
export class CalendarGrid {
  readonly days = input.required<readonly Day[]>();
  readonly rows = input.required<ReadonlyMap<Day, readonly CalendarRow[]>>();
  readonly holidays = input.required<ReadonlyMap<Day, string>>();
  readonly today = input.required<Day>();
  /** The one that the keyboard stands on. */
  readonly current = input.required<Day>();
  readonly label = input.required<string>();
  /** Days of another month step back; empty in a week. */
  readonly month = input('');
  /** How many runs a cell names. */
  readonly most = input(3);
  readonly size = input<'full' | 'small'>('full');

  readonly moveTo = output<Day>();
  readonly openDay = output<Day>();

  private readonly language = inject(LanguageStore).current;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Where the keyboard went while that day is not drawn as the current one yet: keys may come faster. */
  private movedTo: Day | null = null;

  protected readonly text = injectText();
  protected readonly weekdays = computed(() => weekdayNames(this.language()));
  protected readonly weeks = computed(() => {
    const cells = this.days().map((day, index) => this.cellOf(day, index % 7));
    return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  });

  constructor() {
    afterRenderEffect(() => {
      const day = this.current();
      this.weeks();
      if (this.movedTo === null) return;
      this.host.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
      this.movedTo = null;
    });
  }

  protected onKey(event: KeyboardEvent, day: Day): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = this.movedTo ?? day;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.movedTo = null;
      this.openDay.emit(from);
      return;
    }
    const next = dayAfterKey(event.key, from);
    if (next === null) return;
    event.preventDefault();
    this.movedTo = next;
    this.moveTo.emit(next);
  }

  private cellOf(day: Day, weekday: number) {
    const rows = this.rows().get(day) ?? [];
    const dense = rows.length >= DENSE;
    const holiday = this.holidays().get(day) ?? '';
    const shown = dense ? [] : rows.slice(0, rows.length === this.most() + 1 ? this.most() + 1 : this.most());
    // Those that the cell itself strikes through need no number.
    const struck = rows.filter((row) => row.struck && !shown.includes(row)).length;
    return {
      day,
      number: Number(day.slice(8)),
      holiday:
        holiday === '' || struck === 0 ? holiday : `${holiday} · ${this.text('upcoming.skipped', { n: struck })}`,
      off: holiday !== '' || weekday === 0,
      outside: this.month() !== '' && !day.startsWith(this.month()),
      today: day === this.today(),
      shown,
      more: dense ? 0 : rows.length - shown.length,
      dense: dense ? shares(rows) : [],
      count: rows.length,
      dots: Math.min(3, rows.length),
      label: [
        plainDate(day, this.language()),
        day === this.today() ? this.text('upcoming.today') : '',
        holiday,
        this.text('upcoming.runs', { n: rows.length }),
      ]
        .filter((part) => part !== '')
        .join(', '),
    };
  }
}

/** How much of a full day stands how, the most common first. */
function shares(rows: readonly CalendarRow[]): readonly { tone: Tone; n: number }[] {
  const counts = new Map<Tone, number>();
  for (const { look } of rows) counts.set(look.tone, (counts.get(look.tone) ?? 0) + 1);
  return [...counts].map(([tone, n]) => ({ tone, n })).sort((a, b) => b.n - a.n);
}
