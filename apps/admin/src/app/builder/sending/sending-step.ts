import { Component, computed, inject } from '@angular/core';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { OptionCards } from '../../form/option-cards';
import { Section } from '../../form/section';
import { TimeField } from '../../form/time-field';
import { type SendingDraft } from '../model/sending-draft';
import { FallbackFields } from './fallback-fields';
import { SenderField } from './sender-field';

const NUMBERS = ['ratePerMinute', 'stopAfterFailures', 'concurrency'] as const;

/** How fast, by whom, between which hours, and when to give up. */
@Component({
  selector: 'app-sending-step',
  imports: [Control, FallbackFields, Field, OptionCards, Section, SenderField, TimeField],
  templateUrl: './sending-step.html',
  styleUrl: '../step.scss',
})
export class SendingStep {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();
  protected readonly numbers = NUMBERS;
  protected readonly sending = computed(() => this.store.draft().sending);
  protected readonly channel = computed(() => this.store.draft().message.channel);

  protected readonly uses = computed(() =>
    (['always', 'within'] as const).map((value) => ({ value, label: this.text(`builder.window.${value}`) })),
  );
  protected readonly outsides = computed(() =>
    (['hold', 'skip'] as const).map((value) => ({
      value,
      label: this.text(`builder.window.${value}`),
      hint: this.text(`builder.window.${value}.hint`),
    })),
  );

  protected setNumber(name: (typeof NUMBERS)[number], typed: string): void {
    this.store.patchSending({ [name]: typed });
  }

  protected patchWindow(change: Partial<SendingDraft['window']>): void {
    this.store.patchSending({ window: { ...this.sending().window, ...change } });
  }
}
