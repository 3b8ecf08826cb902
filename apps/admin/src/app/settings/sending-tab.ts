import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideLock } from '@lucide/angular';
import { injectText } from '../i18n/text';

const LIMITS = [
  { name: 'night', link: null },
  { name: 'suppression', link: '/settings/suppressions' },
  { name: 'window', link: '/workflows' },
  { name: 'rate', link: '/channels' },
  { name: 'concurrency', link: '/workflows' },
  { name: 'retry', link: '/workflows' },
  { name: 'stop', link: '/workflows' },
] as const;

/** What keeps messages back, how it stands, and where it is decided. Only to read: none of it is decided here. */
@Component({
  selector: 'app-sending-tab',
  imports: [LucideLock, RouterLink],
  template: `
    <p class="lead">{{ text('settings.sending.lead') }}</p>
    <dl>
      @for (limit of limits(); track limit.name) {
        <div>
          <dt>{{ limit.title }}</dt>
          <dd>
            <p>{{ limit.value }}</p>
            <p class="source">
              @if (limit.link; as link) {
                <a [routerLink]="link">{{ limit.source }}</a>
              } @else {
                <svg lucideLock size="14" />{{ limit.source }}
              }
            </p>
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './sending-tab.scss',
})
export class SendingTab {
  protected readonly text = injectText();
  protected readonly limits = computed(() =>
    LIMITS.map(({ name, link }) => ({
      name,
      link,
      title: this.text(`settings.sending.${name}`),
      value: this.text(`settings.sending.${name}.value`),
      source: this.text(`settings.sending.${name}.source`),
    })),
  );
}
