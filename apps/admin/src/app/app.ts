import { DOCUMENT } from '@angular/common';
import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterOutlet } from '@angular/router';
import { fromEvent } from 'rxjs';
import { KeyLink } from './session/key-link';
import { safeReturnUrl } from './session/return-url';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  private readonly link = inject(KeyLink);
  private readonly router = inject(Router);

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
    const atLogin = this.router.url.startsWith('/login');
    const target = atLogin && result === 'in' ? safeReturnUrl(here.queryParamMap.get('returnUrl') ?? undefined) : here;
    await this.router.navigateByUrl(target, { replaceUrl: true });
  }
}
