import { Component, computed, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { LucideDynamicIcon, LucideEllipsis } from '@lucide/angular';
import { filter, map } from 'rxjs';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectDestinations } from './inject-destinations';
import { Logo } from './logo';
import { MoreSheet } from './more-sheet';

/** One list of places; the width of the window makes it a drawer, a rail or a bottom bar. */
@Component({
  selector: 'app-navigation',
  imports: [Logo, LucideDynamicIcon, LucideEllipsis, MoreSheet, RouterLink, RouterLinkActive],
  templateUrl: './navigation.html',
  styleUrl: './navigation.scss',
})
export class Navigation {
  protected readonly text = injectText();
  protected readonly groups = injectDestinations();
  /** Failed jobs that nobody has said they know of. */
  protected readonly failed = computed(() => {
    const status = this.status.feed().status;
    return status?.unacknowledgedJobs ?? status?.failedJobs ?? 0;
  });
  protected readonly sheet = viewChild.required(MoreSheet);

  private readonly status = inject(SchedulerStatusStore);
  private readonly router = inject(Router);

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );

  /** Whether the page on screen is one of those behind "more". */
  protected readonly moreActive = computed(() => {
    const path = this.url().split(/[?#]/)[0] ?? '/';
    return this.groups()
      .flatMap((group) => group.items)
      .some((item) => item.place === 'more' && (path === item.path || path.startsWith(`${item.path}/`)));
  });
}
