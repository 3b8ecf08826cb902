import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucideDynamicIcon, LucideLock, LucideTriangleAlert, LucideWifiOff } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { CopyableId } from '../page/copyable-id';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { type Instant } from '../time/clock';
import { injectDateIn } from '../time/inject-korean-date';
import { type Failure } from './failure';
import { failureText } from './failure-text';

/**
 * Something could not be loaded: what, why in plain words, and what to do. Above content that is still there it is a
 * strip; alone it takes the content's place.
 */
@Component({
  selector: 'app-failure-note',
  imports: [CopyableId, LucideDynamicIcon, MatButton],
  host: { '[class.strip]': 'place() === "above"', role: 'alert' },
  template: `
    <svg
      [lucideIcon]="icon()"
      [size]="place() === 'above' ? 18 : 32"
      [strokeWidth]="place() === 'above' ? 1.75 : 1.25"
    />
    <div class="words">
      <p class="title">{{ title() }}</p>
      <p>{{ cause() }} {{ kept() }}</p>
      @if (failure().id; as id) {
        <p class="id">{{ text('failure.id') }} <app-copyable-id [id]="id" /></p>
      }
    </div>
    @if (!hopeless()) {
      <button matButton="tonal" type="button" (click)="again.emit()">{{ text('failure.again') }}</button>
    }
  `,
  styleUrl: './failure-note.scss',
})
export class FailureNote {
  readonly failure = input.required<Failure>();
  /** What could not be done: "불러오지 못했어요". */
  readonly title = input.required<string>();
  /** Alone in the content's place, or above content that is older. */
  readonly place = input<'alone' | 'above'>('alone');

  /** When that content came, by the browser's clock. */
  readonly since = input<Instant | null>(null);

  readonly again = output();

  private readonly dateIn = injectDateIn();
  /** Absent in a dialog, where nothing older stands below the note. */
  private readonly status = inject(SchedulerStatusStore, { optional: true });

  protected readonly text = injectText();
  protected readonly cause = computed(() => failureText(this.failure(), this.text));
  protected readonly kept = computed(() => {
    if (this.place() === 'alone') return '';
    const since = this.since();
    if (since === null || this.status === null) return this.text('failure.kept');
    return this.text('failure.keptSince', { at: this.dateIn()(this.status.timeZone()).time(since) });
  });
  /** Trying again would only end the same. */
  protected readonly hopeless = computed(() => ['signedOut', 'forbidden', 'missing'].includes(this.failure().kind));
  protected readonly icon = computed(() => {
    switch (this.failure().kind) {
      case 'offline':
        return LucideWifiOff;
      case 'signedOut':
      case 'forbidden':
        return LucideLock;
      default:
        return LucideTriangleAlert;
    }
  });
}
