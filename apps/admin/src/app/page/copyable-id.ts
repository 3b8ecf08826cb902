import { Clipboard } from '@angular/cdk/clipboard';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, signal } from '@angular/core';
import { LucideCheck, LucideCopy } from '@lucide/angular';
import { injectText } from '../i18n/text';

const SHOWN_MS = 2_000;

/** An id with its middle left out, and the whole of it one click away. */
@Component({
  selector: 'app-copyable-id',
  imports: [LucideCheck, LucideCopy],
  template: `
    <code [title]="id()">{{ short() }}</code>
    <button type="button" [attr.aria-label]="text('id.copy')" [title]="text('id.copy')" (click)="copy()">
      @if (copied()) {
        <svg lucideCheck size="14" />
      } @else {
        <svg lucideCopy size="14" />
      }
    </button>
  `,
  styleUrl: './copyable-id.scss',
})
export class CopyableId {
  readonly id = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private readonly announcer = inject(LiveAnnouncer);

  protected readonly text = injectText();
  protected readonly copied = signal(false);
  protected readonly short = computed(() => middleEllipsis(this.id()));

  protected copy(): void {
    this.clipboard.copy(this.id());
    this.copied.set(true);
    void this.announcer.announce(this.text('id.copied'));
    setTimeout(() => this.copied.set(false), SHOWN_MS);
  }
}

/** `0199a0c0…0001`: the start and the end tell ids apart. */
export function middleEllipsis(id: string): string {
  return id.length <= 14 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`;
}
