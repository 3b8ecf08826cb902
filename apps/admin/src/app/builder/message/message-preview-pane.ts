import { Component, computed, inject, linkedSignal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideChevronLeft, LucideChevronRight, LucideTriangleAlert } from '@lucide/angular';
import { FailureNote } from '../../failure/failure-note';
import { injectText } from '../../i18n/text';
import { AudienceLook } from '../audience/audience-look';
import { LookButton } from '../audience/look-button';
import { BuilderStore } from '../builder-store';
import { injectProblemWords } from '../problem-words';
import { problemsOf } from '../model/problem';
import { MessageFrame } from '../../message/message-frame';
import { MessageLook } from './message-look';

/** The message as one reader after the other would see it. */
@Component({
  selector: 'app-message-preview-pane',
  imports: [
    FailureNote,
    LookButton,
    LucideChevronLeft,
    LucideChevronRight,
    LucideTriangleAlert,
    MatIconButton,
    MatProgressBar,
    MessageFrame,
  ],
  templateUrl: './message-preview-pane.html',
  styleUrl: './message-preview-pane.scss',
})
export class MessagePreviewPane {
  private readonly store = inject(BuilderStore);
  private readonly audience = inject(AudienceLook);

  private readonly problemWords = injectProblemWords();

  protected readonly text = injectText();
  protected readonly messages = inject(MessageLook);
  protected readonly look = this.messages.look;
  protected readonly channel = computed(() => this.store.draft().message.channel);

  protected readonly samples = computed(() => this.look.value()?.samples ?? []);
  /** Stays on the same reader while the text is being written. */
  protected readonly index = linkedSignal<number, number>({
    source: () => this.samples().length,
    computation: (count, before) => Math.min(before?.value ?? 0, Math.max(0, count - 1)),
  });
  protected readonly sample = computed(() => this.samples()[this.index()] ?? null);

  /** A database that nobody looked into yet has nobody to show the message for. */
  protected readonly unread = computed(
    () => this.messages.ready() && this.audience.byHand() && this.audience.rows().length === 0,
  );
  protected readonly nothing = computed(() => {
    if (this.unread()) return this.text('builder.preview.ask');
    return this.text(this.messages.ready() ? 'builder.preview.none' : 'builder.preview.notReady');
  });

  protected readonly missing = computed(() => {
    const names = this.sample()?.missing ?? [];
    return names.length === 0 ? '' : this.text('builder.sample.missing', { names: names.join(', ') });
  });

  protected readonly refusals = computed(() =>
    problemsOf(this.look.errors()).map((problem) => this.problemWords(problem)),
  );

  protected move(by: 1 | -1): void {
    const count = this.samples().length;
    this.index.update((index) => (index + by + count) % count);
  }
}
