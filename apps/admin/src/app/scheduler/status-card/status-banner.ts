import { Component, computed, inject } from '@angular/core';
import { LucideAlertCircle, LucideTriangleAlert } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { injectKoreanDate } from '../../time/inject-korean-date';
import { SchedulerStatusStore } from '../scheduler-status-store';
import { bannerOf, reasonOf } from './banner';
import { ResumeButton } from './resume-button';

/** What is wrong and what happens next, in words; nothing while all is well. */
@Component({
  selector: 'app-status-banner',
  imports: [LucideAlertCircle, LucideTriangleAlert, ResumeButton],
  template: `
    @if (banner(); as shown) {
      <div class="banner" [class]="'tone-' + shown.tone">
        @if (shown.tone === 'err') {
          <svg lucideAlertCircle />
        } @else {
          <svg lucideTriangleAlert />
        }
        <div class="words">
          <p>
            <strong>{{ text(shown.title) }}</strong>
          </p>
          <p>{{ text(shown.text, params()) }}</p>
          @if (reason(); as why) {
            <p class="reason">{{ text('banner.stopped.reason', { reason: why }) }}</p>
          }
        </div>
        @if (shown.text === 'banner.stopped.text') {
          <app-resume-button />
        }
      </div>
    }
  `,
  styleUrl: './status-banner.scss',
})
export class StatusBanner {
  private readonly store = inject(SchedulerStatusStore);
  private readonly date = injectKoreanDate();

  protected readonly text = injectText();
  protected readonly banner = computed(() =>
    bannerOf(this.store.level(), this.store.feed(), navigator.onLine ? 'online' : 'offline'),
  );

  protected readonly reason = computed(() =>
    this.store.level() === 'stopped' ? reasonOf(this.store.feed().status) : undefined,
  );

  protected readonly params = computed(() => ({
    at: this.date().time(this.store.answeredAt()),
    n: this.banner()?.count ?? 0,
  }));
}
