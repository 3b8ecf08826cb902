import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { LucideAlertCircle, LucideDynamicIcon, LucideSearch, LucideX } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { StateChip } from '../state/state-chip';
import { matches } from './matches';
import { injectFound } from './search-found';
import { type SearchGroup, type SearchItem } from './search-item';
import { injectDeeds, injectPages } from './search-places';

/** With nothing typed the whole menu would only hide what can be done. */
const PAGES_UNASKED = 9;

/**
 * One field that leads everywhere: pages, deeds, workflows by name, jobs by their id or their workflow's name. The
 * platform's own dialog keeps the focus inside, closes on Esc and gives the focus back.
 */
@Component({
  selector: 'app-search-dialog',
  imports: [LucideAlertCircle, LucideDynamicIcon, LucideSearch, LucideX, MatIconButton, StateChip],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.scss',
})
export class SearchDialog {
  readonly closed = output();

  protected readonly text = injectText();
  protected readonly typed = signal('');
  protected readonly found = injectFound(this.typed);

  private readonly router = inject(Router);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly pages = injectPages();
  private readonly deeds = injectDeeds();
  private readonly chosen = signal<string | null>(null);

  protected readonly groups = computed((): readonly SearchGroup[] => {
    const asked = this.typed().trim() !== '';
    const fitting = (items: readonly SearchItem[]) =>
      items.filter(({ label, note = '' }) => matches(this.typed(), `${label} ${note}`));
    const { workflows, jobs } = this.found();
    const groups: SearchGroup[] = [
      {
        id: 'pages',
        label: this.text('search.pages'),
        items: asked ? fitting(this.pages()) : this.pages().slice(0, PAGES_UNASKED),
      },
      { id: 'actions', label: this.text('search.actions'), items: fitting(this.deeds()) },
      // What comes later stands below: nothing may slip under an Enter that is on its way.
      { id: 'workflows', label: this.text('nav.workflows'), items: workflows },
      { id: 'jobs', label: this.text('nav.jobs'), items: jobs },
    ];
    return groups.filter(({ items }) => items.length > 0);
  });
  /** All that can be chosen, from top to bottom. */
  protected readonly order = computed(() => this.groups().flatMap(({ items }) => items));

  /** The one that Enter takes: the first, until the reader moves on. */
  protected readonly active = computed(() => {
    const order = this.order();
    return order.find(({ id }) => id === this.chosen()) ?? order[0] ?? null;
  });
  protected readonly activeIndex = computed(() => this.order().findIndex((item) => item === this.active()));

  protected readonly saying = computed(() => {
    const { state } = this.found();
    if (state === 'asking' || state === 'failed') return state;
    if (this.order().length === 0) return 'none';
    return this.typed().trim() === '' ? 'nothing' : 'count';
  });

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected type(words: string): void {
    this.typed.set(words);
    this.chosen.set(null);
  }

  protected point(item: SearchItem): void {
    this.chosen.set(item.id);
  }

  protected move(event: KeyboardEvent): void {
    // Enter and the arrows first belong to the syllable that is being put together.
    if (event.isComposing) return;
    const active = this.active();
    if (event.key === 'ArrowDown') this.step(1, event);
    else if (event.key === 'ArrowUp') this.step(-1, event);
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && active !== null) {
      event.preventDefault();
      this.choose(active);
    }
  }

  protected choose({ target }: SearchItem): void {
    this.close();
    if (typeof target === 'string') void this.router.navigateByUrl(target);
    else target();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** The panel covers the whole dialog, so a click on the dialog itself is one on the backdrop. */
  protected closeOnBackdrop(click: Event): void {
    if (click.target === this.dialog().nativeElement) this.close();
  }

  /** Round and round. */
  private step(by: 1 | -1, event: KeyboardEvent): void {
    event.preventDefault();
    const order = this.order();
    if (order.length === 0) return;
    const next = order[(this.activeIndex() + by + order.length) % order.length];
    if (next === undefined) return;
    this.chosen.set(next.id);
    this.dialog()
      .nativeElement.querySelector(`#search-${order.indexOf(next)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }
}
