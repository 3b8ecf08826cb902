import { type SchedulerStatus } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { Clock, type JobRecord, JobStore } from '@jeongsi/engine';
import { SchedulerService } from '../status/scheduler.service';
import { eventText } from './event-text';
import { presentProgress, sentBy } from './present-progress';
import { ProgressMeter } from './progress-meter';

const STATUS_EVERY_MS = 1_000;
/** The two times in it are told at least this often, when nothing else changes. */
const STATUS_AT_LEAST_EVERY_MS = 15_000;
/** More running jobs than that are not followed one by one. */
const MOST_FOLLOWED = 100;

interface Followed {
  meter: ProgressMeter;
  text: string;
}

/** Texts of events by what they are about; a later one under the same key makes an earlier one superfluous. */
export type News = readonly (readonly [key: string, text: string])[];

/** What the stream shows: how things stand as of the last look, and what changed since the one before. */
@Injectable()
export class LiveView {
  readonly #followed = new Map<string, Followed>();
  #status: { text: string; essence: string; askedAt: number; toldAt: number } | undefined;

  constructor(
    private readonly jobs: JobStore,
    private readonly scheduler: SchedulerService,
    private readonly clock: Clock,
  ) {}

  /** For somebody who comes now: everything as of the last look. */
  current(): News {
    const progress = [...this.#followed].map(([id, { text }]) => [`progress ${id}`, text] as const);
    return this.#status ? [['status', this.#status.text], ...progress] : progress;
  }

  /** Looks, and answers what is new. */
  async look(): Promise<News> {
    const { items: running } = await this.jobs.list({ status: 'running' }, 'ascending', { limit: MOST_FOLLOWED });
    const progress = running.flatMap((job) => this.#progress(job));
    const over = await this.#over(new Set(running.map(({ id }) => id)));
    // After the jobs, so that a status never runs behind their last progress.
    return [...progress, ...over, ...(await this.#newStatus())];
  }

  forget(): void {
    this.#followed.clear();
    this.#status = undefined;
  }

  #progress(job: JobRecord): News {
    const known = this.#followed.get(job.id);
    const meter = known?.meter ?? new ProgressMeter();
    meter.note(this.clock.monotonic(), sentBy(job));
    const text = eventText('progress', presentProgress(job, meter.ratePerSecond));
    this.#followed.set(job.id, { meter, text });
    return text === known?.text ? [] : [[`progress ${job.id}`, text]];
  }

  /** The last word on those that ran at the last look and do not now: they ended, or came to rest. */
  async #over(running: ReadonlySet<string>): Promise<News> {
    const gone = [...this.#followed.keys()].filter((id) => !running.has(id));
    const news: [string, string][] = [];
    for (const id of gone) {
      const job = await this.jobs.find(id);
      this.#followed.delete(id);
      if (job) news.push([`progress ${id}`, eventText('progress', presentProgress(job, 0))]);
    }
    return news;
  }

  async #newStatus(): Promise<News> {
    const now = this.clock.monotonic();
    const last = this.#status;
    if (last && now - last.askedAt < STATUS_EVERY_MS) return [];
    const status = await this.scheduler.getStatus();
    const text = eventText('status', status);
    const essence = essenceOf(status);
    const news = essence !== last?.essence || now - last.toldAt >= STATUS_AT_LEAST_EVERY_MS;
    this.#status = { text, essence, askedAt: now, toldAt: news ? now : last.toldAt };
    return news ? [['status', text]] : [];
  }
}

/** Without the two times: they move even when nothing happens. */
function essenceOf({ heartbeatAt: _, serverTime: __, ...rest }: SchedulerStatus): string {
  return JSON.stringify(rest);
}
