import { Component, computed, inject, signal } from '@angular/core';
import { FailureNote } from '../failure/failure-note';
import { injectLook } from '../http/look';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { Skeleton } from '../list/skeleton';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { SchedulerApi } from '../scheduler/scheduler-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { HourTable } from './hour-table';
import { type Hour, hourOf, HOURS, lastDay, scaleTop, SERIES, type Series, totalOf } from './hours';

/** A bar that stands for somebody is never too thin to see, in hundredths of the height. */
const LEAST = 3;
/** A label on the axis every so many hours. */
const TICK = 6;

/** The last 24 hours in columns: to whom messages went out, for whom they failed, and of whom nobody knows. */
@Component({
  selector: 'app-hour-chart',
  imports: [FailureNote, HourTable, Skeleton],
  templateUrl: './hour-chart.html',
  styleUrl: './hour-chart.scss',
})
export class HourChart {
  private readonly api = inject(SchedulerApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();
  private readonly number = injectNumber();

  protected readonly text = injectText();
  protected readonly look = injectLook(
    computed(() => this.status.feed().status?.serverTime ?? null),
    (serverTime) => {
      const { from, to } = lastDay(Date.parse(serverTime));
      return this.api.hours(from, to);
    },
    0,
  );
  protected readonly skeleton = injectSkeletonShown(
    computed(() => this.look.value() === null && this.look.failure() === null),
  );
  protected readonly hours = computed(() => (this.look.value() ?? []).map(hourOf));
  /** The column that the pointer stands on. */
  protected readonly pointed = signal<number | null>(null);

  private readonly top = computed(() => scaleTop(this.hours()));
  protected readonly scale = computed(() => [this.top(), this.top() / 2, 0].map((at) => this.number()(at)));
  protected readonly columns = computed(() => this.hours().map((hour, x) => ({ x, pieces: stack(hour, this.top()) })));
  protected readonly legend = computed(() =>
    SERIES.map((series) => ({ series, total: this.number()(totalOf(this.hours(), series)) })),
  );
  protected readonly ticks = computed(() =>
    this.hours()
      .map(({ startsAt }, index) => ({ at: (index / HOURS) * 100, label: this.date().time24(startsAt) }))
      .filter((_, index) => index % TICK === 0),
  );

  protected readonly sentence = computed(() => {
    const [sent = 0, failed = 0, unknown = 0] = SERIES.map((series) => totalOf(this.hours(), series));
    if (sent + failed + unknown === 0) return this.text('hours.nothing');
    const number = this.number();
    const wrong = failed + unknown > 0;
    return [
      this.text('hours.sentence', { sent: number(sent) }),
      wrong ? this.text('hours.wrong', { failed: number(failed), unknown: number(unknown) }) : this.text('hours.well'),
    ].join(' ');
  });
  /** The hour that is pointed at, or what there is to know of the whole. */
  protected readonly caption = computed(() => {
    const hour = this.hours()[this.pointed() ?? -1];
    if (hour === undefined) return `${this.sentence()} ${this.text('hours.note')}`;
    const said = SERIES.map((series) => `${this.text(`hours.${series}`)} ${this.number()(hour[series])}`);
    return [this.date().table(hour.startsAt), ...said].join(' · ');
  });

  protected point({ offsetX, currentTarget }: PointerEvent): void {
    const width = (currentTarget as Element).clientWidth;
    this.pointed.set(width === 0 ? null : Math.min(HOURS - 1, Math.max(0, Math.floor((offsetX / width) * HOURS))));
  }
}

/** The pieces of a column from the ground up, in hundredths of the height. */
function stack(hour: Hour, top: number): readonly { series: Series; y: number; height: number }[] {
  let ground = 100;
  return SERIES.filter((series) => hour[series] > 0).map((series) => {
    const height = Math.max(LEAST, (hour[series] / top) * 100);
    ground = Math.max(0, ground - height);
    return { series, y: ground, height };
  });
}
