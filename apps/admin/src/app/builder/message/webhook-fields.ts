import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucidePlus, LucideX } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { injectFieldProblem } from '../../form/field-problem';
import { controlId } from '../../form/control-id';
import { type Header, type MessageDraft } from '../model/message-draft';
import { TemplateField } from './template-field';

/** Where a webhook goes and what it carries. */
@Component({
  selector: 'app-webhook-fields',
  imports: [LucidePlus, LucideX, MatIconButton, TemplateField],
  templateUrl: './webhook-fields.html',
  styleUrl: './webhook-fields.scss',
})
export class WebhookFields {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly webhook = computed(() => this.store.draft().message.webhook);
  protected readonly headersId = controlId('message.headers');
  protected readonly problem = injectFieldProblem('message.headers');

  protected patch(change: Partial<MessageDraft['webhook']>): void {
    this.store.patchMessage({ webhook: { ...this.webhook(), ...change } });
  }

  protected patchHeader(at: number, change: Partial<Header>): void {
    this.patch({
      headers: this.webhook().headers.map((header, index) => (index === at ? { ...header, ...change } : header)),
    });
  }

  protected addHeader(): void {
    this.patch({ headers: [...this.webhook().headers, { name: '', value: '' }] });
  }

  protected removeHeader(at: number): void {
    this.patch({ headers: this.webhook().headers.filter((_, index) => index !== at) });
  }
}
