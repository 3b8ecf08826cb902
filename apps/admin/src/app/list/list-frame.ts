import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideListFilter } from '@lucide/angular';
import { FailureNote } from '../failure/failure-note';
import { injectText } from '../i18n/text';
import { type ListFeed } from './list-feed';
import { Skeleton } from './skeleton';
import { injectSkeletonShown } from './skeleton-shown';

/**
 * What stands around the rows of every list: loading, failed, out of date, nothing that matches, more. The rows are
 * its content; what a list says before its first row ever is marked `first-use`.
 */
@Component({
  selector: 'app-list-frame',
  imports: [FailureNote, LucideListFilter, MatButton, MatProgressBar, Skeleton],
  host: { '[attr.aria-busy]': 'feed().busy !== null' },
  templateUrl: './list-frame.html',
  styleUrl: './list-frame.scss',
})
export class ListFrame {
  readonly feed = input.required<ListFeed<unknown>>();
  /** Whether filters stand between the reader and the whole list. */
  readonly scope = input.required<'all' | 'filtered'>();
  /** The filters in words, for the note that nothing matches. */
  readonly filters = input<string>('');
  /** How far a search has looked that stopped before the end, in words; going on with it is a person's wish. */
  readonly reach = input<string>('');

  readonly more = output();
  readonly again = output();
  readonly resetFilters = output();

  protected readonly text = injectText();
  protected readonly empty = computed(() => {
    const { items, busy, failure, answeredAt } = this.feed();
    return items.length === 0 && busy !== 'first' && failure === null && answeredAt !== null;
  });
  protected readonly moreText = computed(() => {
    if (this.feed().busy === 'more') return this.text('list.loading');
    return this.text(this.reach() === '' ? 'list.more' : 'list.searchOn');
  });
  /** While it stands there, what came in the meantime waits: otherwise it would only flash. */
  protected readonly skeleton = injectSkeletonShown(
    computed(() => this.feed().busy === 'first' && this.feed().items.length === 0),
  );
}
