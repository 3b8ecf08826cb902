import { Component, computed, inject } from '@angular/core';
import { LucideInfo } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Section } from '../../form/section';
import { AlimtalkFields } from './alimtalk-fields';
import { MessagePreviewPane } from './message-preview-pane';
import { SizeMeter } from './size-meter';
import { TemplateField } from './template-field';
import { WebhookFields } from './webhook-fields';

/** What: the text, and how it looks to those who get it. */
@Component({
  selector: 'app-message-step',
  imports: [AlimtalkFields, LucideInfo, MessagePreviewPane, Section, SizeMeter, TemplateField, WebhookFields],
  templateUrl: './message-step.html',
  styleUrl: './message-step.scss',
})
export class MessageStep {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly message = computed(() => this.store.draft().message);

  /** What the law adds to an advertisement by itself, on the channels that have a place for it. */
  protected readonly advertising = computed(() => {
    const { purpose, message } = this.store.draft();
    if (purpose !== 'advertising') return '';
    return message.channel === 'sms' || message.channel === 'email'
      ? this.text(`builder.advertising.${message.channel}`)
      : '';
  });

  protected patchEmail(html: string): void {
    this.store.patchMessage({ email: { ...this.message().email, html } });
  }
}
