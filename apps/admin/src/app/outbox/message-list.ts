import { Component, input } from '@angular/core';
import { type OutboxMessage } from '@jeongsi/contract';
import { injectText } from '../i18n/text';

/** Messages as they stand in the outbox. */
@Component({
  selector: 'app-message-list',
  template: `
    <ul>
      @for (message of messages(); track message.id) {
        <li>
          <p class="to">
            {{ text('sample.to') }} · {{ message.to }}
            @if (message.mode === 'test') {
              <span class="tag">{{ text('job.mode.test') }}</span>
            }
          </p>
          @if (message.subject; as subject) {
            <p class="subject">{{ subject }}</p>
          }
          <p class="body">{{ message.body }}</p>
        </li>
      }
    </ul>
  `,
  styleUrl: './message-list.scss',
})
export class MessageList {
  readonly messages = input.required<readonly OutboxMessage[]>();

  protected readonly text = injectText();
}
