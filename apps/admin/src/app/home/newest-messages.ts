import { Component, computed, inject } from '@angular/core';
import { injectText } from '../i18n/text';
import { MessageList } from '../outbox/message-list';
import { HomeFeedStore } from './home-feed';

/** What arrived in the outbox last, the rest of it stands in the outbox. */
@Component({
  selector: 'app-newest-messages',
  imports: [MessageList],
  template: `
    @if (messages().length > 0) {
      <section aria-labelledby="newest-title">
        <h2 id="newest-title">{{ text('newest.title') }}</h2>
        <app-message-list [messages]="messages()" />
        <p>{{ text('sample.arrived.text') }}</p>
      </section>
    }
  `,
  styleUrl: './newest-messages.scss',
})
export class NewestMessages {
  private readonly feed = inject(HomeFeedStore).feed;

  protected readonly text = injectText();
  protected readonly messages = computed(() => this.feed().content?.newest ?? []);
}
