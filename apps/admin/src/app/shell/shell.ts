import { ApplicationRef, Component, computed, DestroyRef, type ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { distinctUntilChanged, filter, map, skip } from 'rxjs';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { StatusAnnouncer } from '../scheduler/status-announcer';
import { StatusChip } from '../scheduler/status-card/status-chip';
import { SearchButton } from '../search/search-button';
import { AccountMenu } from './account-menu';
import { LanguageMenu } from './language-menu';
import { MissingPartNotice } from './missing-part-notice';
import { Navigation } from './navigation';
import { OfflineNotice } from './offline-notice';
import { PageTitle } from './page-title';
import { ThemeMenu } from './theme-menu';

/** What stands around every page once somebody is logged in. */
@Component({
  selector: 'app-shell',
  imports: [
    AccountMenu,
    LanguageMenu,
    MissingPartNotice,
    Navigation,
    OfflineNotice,
    RouterOutlet,
    SearchButton,
    StatusChip,
    ThemeMenu,
  ],
  providers: [SchedulerStatusStore, StatusAnnouncer],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly text = injectText();
  protected readonly title = inject(PageTitle).current;

  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly router = inject(Router);

  private readonly arrivals = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
  private readonly url = toSignal(this.arrivals.pipe(map(() => this.router.url)), { initialValue: this.router.url });

  /** On home the card itself is there. */
  protected readonly chipShown = computed(() => !/^\/([?#]|$)/.test(this.url()));

  constructor() {
    inject(StatusAnnouncer);
    const application = inject(ApplicationRef).injector;
    // Dialogs lie over the page, not in it: what asked for them goes with the session.
    inject(DestroyRef).onDestroy(async () => {
      const { MatDialog } = await import('@angular/material/dialog');
      application.get(MatDialog).closeAll();
    });
    // A new page is read from its start; the very first one keeps the browser's own focus, and a filter is no new page.
    this.arrivals
      .pipe(
        map(() => this.router.url.split(/[?#]/)[0]),
        distinctUntilChanged(),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.main().nativeElement.focus());
  }

  protected skipToContent(click: Event): void {
    click.preventDefault();
    this.main().nativeElement.focus();
  }
}
