import { Component, computed, inject, input } from '@angular/core';
import { type SchedulePreview } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { injectNoteText } from './note-text';

/** The next occurrences of a schedule, and why one is not where the rule alone would put it. */
@Component({
  selector: 'app-next-runs',
  template: `
    <ol>
      @for (run of runs(); track run.iso) {
        <li>
          <time class="number" [attr.datetime]="run.iso">{{ run.when }}</time>
          @if ($first) {
            <span class="meta number">{{ run.relative }}</span>
          }
          @for (note of run.notes; track note) {
            <span class="meta note">{{ note }}</span>
          }
        </li>
      }
    </ol>
    @if (preview().total !== null && preview().occurrences.length < 5) {
      <p class="meta">{{ text('schedule.total', { n: preview().total ?? 0 }) }}</p>
    }
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }

    .meta {
      color: var(--app-muted);
      font-size: 13px;
      line-height: 20px;
    }

    time + .meta {
      margin-left: 8px;
    }

    .note {
      display: block;
      overflow-wrap: anywhere;
      margin-left: 0 !important;
    }
  `,
})
export class NextRuns {
  readonly preview = input.required<SchedulePreview>();

  private readonly date = injectKoreanDate();
  private readonly noteText = injectNoteText();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly runs = computed(() => {
    const now = this.status.serverNow();
    return this.preview().occurrences.map(({ at, notes }) => ({
      iso: at,
      when: this.date().full(Date.parse(at)),
      relative: this.date().relative(Date.parse(at), now),
      notes: [...new Set(notes.map((note) => this.noteText()(note)))],
    }));
  });
}
