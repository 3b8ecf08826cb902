import { DOCUMENT } from '@angular/common';
import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { fromEvent } from 'rxjs';
import { KeyLink } from './session/key-link';
import { WayBack } from './session/way-back';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  private readonly link = inject(KeyLink);
  private readonly router = inject(Router);
  private readonly wayBack = inject(WayBack);

  constructor() {
    // The server's link may be opened where the console stands open already: then only the fragment changes.
    fromEvent(inject(DOCUMENT).defaultView as Window, 'hashchange')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.openLink());
  }

  private async openLink(): Promise<void> {
    const result = await this.link.exchange();
    if (result === 'noKey') return;
    const here = this.router.parseUrl(this.router.url);
    here.fragment = null;
    if (result === 'in' && this.router.url.startsWith('/login')) {
      return this.wayBack.take(here.queryParamMap.get('returnUrl') ?? undefined);
    }
    await this.router.navigateByUrl(here, { replaceUrl: true });
  }
}
