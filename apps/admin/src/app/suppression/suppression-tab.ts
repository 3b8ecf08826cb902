import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { LucidePlus, LucideUpload } from '@lucide/angular';
import { type Suppression, type SuppressionImport } from '@jeongsi/contract';
import { firstValueFrom, fromEvent } from 'rxjs';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { failureText } from '../failure/failure-text';
import { injectFailure } from '../failure/inject-failure';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SearchField } from '../list/search-field';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { RoleNote } from '../session/role-note';
import { NotHere } from '../settings/not-here';
import { injectKoreanDate } from '../time/inject-korean-date';
import { wordsField } from '../url/url-field';
import { injectUrlState } from '../url/url-state';
import { SuppressionApi } from './suppression-api';
import { SuppressionDialog } from './suppression-dialog';

/** Who asked not to be sent to. */
@Component({
  selector: 'app-suppression-tab',
  imports: [ListFrame, LucidePlus, LucideUpload, MatButton, NotHere, RoleNote, SearchField],
  templateUrl: './suppression-tab.html',
  styleUrl: '../settings/tab.scss',
})
export class SuppressionTab {
  private readonly api = inject(SuppressionApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly failureOf = injectFailure();
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  private readonly number = injectNumber();
  protected readonly canChange = injectMay('operator');
  protected readonly url = injectUrlState({ search: wordsField });
  protected readonly search = computed(() => this.url.value().search);
  protected readonly list = injectPagedList({
    query: this.search,
    fetch: (search, page) => this.api.list(search, page),
  });
  protected readonly missing = computed(() => this.list.feed().failure?.kind === 'missing');

  /** Gone from the screen, but on the server only once nobody took it back: addresses are masked, so nobody could. */
  private readonly leaving = signal<ReadonlySet<string>>(new Set());
  protected readonly feed = computed(() => {
    const feed = this.list.feed();
    return { ...feed, items: feed.items.filter(({ id }) => !this.leaving().has(id)) };
  });
  protected readonly rows = computed(() =>
    this.feed().items.map((item) => ({
      item,
      scope: this.text(`suppression.scope.${item.scope}`),
      since: this.date().day(Date.parse(item.createdAt), this.status.serverNow()),
    })),
  );

  constructor() {
    // Whoever leaves the page has had the time to think, also by closing the tab.
    fromEvent(window, 'pagehide')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        for (const id of this.leaving()) this.api.removeInPassing(id);
        this.leaving.set(new Set());
      });
    inject(DestroyRef).onDestroy(() => {
      for (const id of this.leaving()) this.api.remove(id).subscribe({ error: () => undefined });
      this.leaving.set(new Set());
    });
  }

  protected async add(): Promise<void> {
    const answer = await this.confirm.open<null, Suppression>(SuppressionDialog, null);
    if (answer.kind === 'done')
      this.notices.tell(`suppression.added.${answer.value.scope}`, { address: answer.value.address });
    if (answer.kind !== 'left') this.list.again();
  }

  protected async importFile(): Promise<void> {
    const { SuppressionImportDialog } = await import('./suppression-import-dialog');
    const answer = await this.confirm.open<null, SuppressionImport>(SuppressionImportDialog, null);
    if (answer.kind === 'done') this.notices.tell('suppression.imported', { n: this.number()(answer.value.added) });
    if (answer.kind !== 'left') this.list.again();
  }

  protected async remove({ id, address }: Suppression): Promise<void> {
    const at = this.rows().findIndex(({ item }) => item.id === id);
    this.leaving.update((ids) => new Set([...ids, id]));
    this.focusNear(at);
    const offer = await this.notices.offer(this.text('suppression.removed', { address }), this.text('form.undo'));
    if (!this.leaving().has(id)) return;
    if (offer === 'passed') {
      try {
        await firstValueFrom(this.api.remove(id), { defaultValue: null });
        this.list.again();
      } catch (error) {
        this.notices.say(failureText(this.failureOf(error), this.text));
      }
    }
    this.leaving.update((ids) => new Set([...ids].filter((each) => each !== id)));
  }

  /** The row goes with its button; the next one's takes the focus, or what adds one. */
  private focusNear(at: number): void {
    afterNextRender(
      () => {
        const host = this.host.nativeElement;
        const buttons = host.querySelectorAll<HTMLElement>('tbody .deeds button');
        const next =
          buttons[Math.min(at, buttons.length - 1)] ?? host.querySelector<HTMLElement>('.bar > button:last-of-type');
        next?.focus();
      },
      { injector: this.injector },
    );
  }
}
