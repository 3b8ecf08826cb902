import { Component, computed, inject } from '@angular/core';
import { CHANNELS, PURPOSES } from '@jeongsi/contract';
import { injectText } from '../../i18n/text';
import { CHANNEL_LOOKS } from '../../state/channel-look';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { OptionCards } from '../../form/option-cards';
import { Section } from '../../form/section';
import { CHANNEL_ACCOUNTS } from '../model/channel-account';
import { AccountField } from './account-field';

/** What it is called, why it is sent, and how it leaves. */
@Component({
  selector: 'app-basics-step',
  imports: [AccountField, Control, Field, OptionCards, Section],
  template: `
    @let draft = store.draft();
    <app-section name="basics" [heading]="text('builder.basics.title')">
      <app-field name="name" [label]="text('builder.name')">
        <input
          app-control
          #title
          type="text"
          maxlength="200"
          autocomplete="off"
          [placeholder]="text('builder.name.example')"
          [value]="draft.name"
          (input)="store.patch({ name: title.value })"
        />
      </app-field>
      <app-field name="description" [label]="text('builder.description')" need="optional">
        <textarea
          app-control
          #about
          rows="2"
          maxlength="2000"
          [value]="draft.description"
          (input)="store.patch({ description: about.value })"
        ></textarea>
      </app-field>
      <app-option-cards
        name="purpose"
        [legend]="text('builder.purpose')"
        [options]="purposes()"
        [value]="draft.purpose"
        (choose)="store.patch({ purpose: $event })"
      />
    </app-section>
    <app-section name="channel" [heading]="text('builder.channel.title')">
      <app-option-cards
        name="message.channel"
        [legend]="text('filter.channel')"
        [options]="channels()"
        [value]="draft.message.channel"
        (choose)="store.patchMessage({ channel: $event })"
      />
      @if (account(); as kind) {
        <app-account-field [kind]="kind" />
      }
    </app-section>
  `,
  styleUrl: '../step.scss',
})
export class BasicsStep {
  protected readonly store = inject(BuilderStore);
  protected readonly text = injectText();

  protected readonly account = computed(() => CHANNEL_ACCOUNTS[this.store.draft().message.channel]);

  protected readonly purposes = computed(() =>
    PURPOSES.map((value) => ({
      value,
      label: this.text(`purpose.${value}`),
      hint: this.text(`builder.purpose.${value}`),
    })),
  );

  protected readonly channels = computed(() =>
    CHANNELS.map((value) => ({
      value,
      icon: CHANNEL_LOOKS[value].icon,
      label: this.text(CHANNEL_LOOKS[value].label),
      hint: this.text(`builder.channel.${value}`),
    })),
  );
}
