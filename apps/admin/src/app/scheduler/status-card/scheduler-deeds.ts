import { inject, Injectable } from '@angular/core';
import { type SchedulerStatus } from '@jeongsi/contract';
import { catchError, firstValueFrom, map, of, timeout } from 'rxjs';
import { Notices } from '../../action/notices';
import { Confirm } from '../../confirm/confirm';
import { type Question } from '../../confirm/question';
import { injectNumber } from '../../i18n/inject-number';
import { injectText } from '../../i18n/text';
import { SchedulerApi } from '../scheduler-api';
import { SchedulerStatusStore } from '../scheduler-status-store';

/** Missed jobs are counted up to here; more are "n or more". */
const COUNTED = 200;
/** Whoever wants to start again is not kept waiting for a number. */
const WAIT_MS = 3_000;

/** Stops everything and starts it again, after saying what that means. Provided below the shell. */
@Injectable()
export class SchedulerDeeds {
  private readonly api = inject(SchedulerApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly text = injectText();
  private readonly number = injectNumber();

  async pause(): Promise<void> {
    const { pendingJobs = 0, runningJobs = 0 } = this.status.feed().status ?? {};
    await this.do('pause', {
      title: this.text('scheduler.pause.title'),
      verb: this.text('scheduler.pause'),
      tone: 'danger',
      effects: [
        this.text('scheduler.pause.effect'),
        this.text('scheduler.pause.jobs', { pending: this.number()(pendingJobs), running: this.number()(runningJobs) }),
        this.text('scheduler.pause.after'),
      ],
      reason: 'asked',
      act: (deed) => this.api.pause(deed),
    });
  }

  async resume(): Promise<void> {
    const missed = await this.missed();
    await this.do('resume', {
      title: this.text('scheduler.resume.title'),
      verb: this.text('scheduler.resume'),
      tone: 'plain',
      effects: [missed, this.text('scheduler.resume.effect')],
      choice: {
        legend: this.text('scheduler.resume.choice'),
        preset: 'run',
        options: [
          { value: 'run', label: this.text('scheduler.resume.run'), hint: this.text('scheduler.resume.run.hint') },
          { value: 'skip', label: this.text('scheduler.resume.skip'), hint: this.text('scheduler.resume.skip.hint') },
        ],
      },
      reason: 'asked',
      act: ({ chosen, ...deed }) => this.api.resume({ missed: chosen === 'skip' ? 'skip' : 'run' }, deed),
    });
  }

  private async do(deed: 'pause' | 'resume', question: Question<SchedulerStatus>): Promise<void> {
    const answer = await this.confirm.ask(question);
    if (answer.kind === 'left') return;
    this.status.refresh();
    if (answer.kind === 'done') this.notices.tell(`scheduler.${deed}.done`);
  }

  /** How many jobs fell due meanwhile, as a sentence. */
  private missed(): Promise<string> {
    return firstValueFrom(
      this.api.missed(COUNTED).pipe(
        timeout(WAIT_MS),
        map(({ items, nextCursor }) => {
          if (items.length === 0) return this.text('scheduler.missed.none');
          const key = nextCursor === null ? 'scheduler.missed' : 'scheduler.missed.more';
          return this.text(key, { n: this.number()(items.length) });
        }),
        catchError(() => of(this.text('scheduler.missed.unknown'))),
      ),
    );
  }
}
