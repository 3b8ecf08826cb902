import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { OptionCards } from '../../form/option-cards';
import { TemplateField } from '../message/template-field';
import { type MessageDraft } from '../model/message-draft';

/** What those get whom KakaoTalk does not reach. */
@Component({
  selector: 'app-fallback-fields',
  imports: [OptionCards, TemplateField],
  template: `
    <app-option-cards
      name="message.fallback"
      [legend]="text('builder.fallback')"
      [options]="uses()"
      [value]="fallback().use"
      (choose)="patch({ use: $event })"
    />
    @if (fallback().use === 'text') {
      <app-template-field
        name="message.fallback.body"
        [label]="text('builder.fallback.body')"
        [hint]="text('builder.fallback.body.hint')"
        [value]="fallback().body"
        (changed)="patch({ body: $event })"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }
  `,
})
export class FallbackFields {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly fallback = computed(() => this.store.draft().message.alimtalk.fallback);
  protected readonly uses = computed(() =>
    (['none', 'text'] as const).map((value) => ({
      value,
      label: this.text(`builder.fallback.${value}`),
      hint: this.text(`builder.fallback.${value}.hint`),
    })),
  );

  protected patch(change: Partial<MessageDraft['alimtalk']['fallback']>): void {
    const { alimtalk } = this.store.draft().message;
    this.store.patchMessage({ alimtalk: { ...alimtalk, fallback: { ...alimtalk.fallback, ...change } } });
  }
}
