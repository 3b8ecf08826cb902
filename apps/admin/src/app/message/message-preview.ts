import { Component, computed, input } from '@angular/core';
import { type ChannelName } from '@jeongsi/contract';
import { injectText } from '../i18n/text';

/** What a message looks like to its reader: a mail, a phone, or the plain text that a program gets. */
export interface ShownMessage {
  channel: ChannelName;
  to?: string;
  subject?: string;
  body: string;
}

const FRAMES: Record<ChannelName, 'mail' | 'phone' | 'code'> = {
  outbox: 'mail',
  email: 'mail',
  webhook: 'code',
  sms: 'phone',
  alimtalk: 'phone',
};

/** A message in the frame that its reader sees it in. */
@Component({
  selector: 'app-message-preview',
  host: { '[class]': 'frame()' },
  template: `
    @switch (frame()) {
      @case ('mail') {
        @if (message().to; as to) {
          <p class="to">{{ text('message.to') }} · {{ to }}</p>
        }
        @if (message().subject; as subject) {
          <p class="subject">{{ subject }}</p>
        }
        <p class="body">{{ message().body }}</p>
      }
      @case ('phone') {
        @if (message().to; as to) {
          <p class="to">{{ to }}</p>
        }
        <div class="bubble">
          @if (message().subject; as subject) {
            <p class="subject">{{ subject }}</p>
          }
          <p class="body">{{ message().body }}</p>
        </div>
      }
      @case ('code') {
        <pre tabindex="0"><code>{{ message().body }}</code></pre>
      }
    }
  `,
  styleUrl: './message-preview.scss',
})
export class MessagePreview {
  readonly message = input.required<ShownMessage>();

  protected readonly text = injectText();
  protected readonly frame = computed(() => FRAMES[this.message().channel]);
}
