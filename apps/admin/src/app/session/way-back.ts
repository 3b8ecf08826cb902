import { inject, Injectable } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';
import { PageLoad } from './page-load';
import { safeReturnUrl } from './return-url';

/** Brings the reader where they wanted to go before the login page stood in between. */
@Injectable({ providedIn: 'root' })
export class WayBack {
  private readonly router = inject(Router);
  private readonly pageLoad = inject(PageLoad);

  /** Takes the login page's place in the history. */
  async take(returnUrl: string | undefined): Promise<void> {
    const target = this.target(returnUrl);
    if (target !== 'leaving') await this.router.navigateByUrl(target, { replaceUrl: true });
  }

  /** For the router: the console's own screen, or `leaving` when the browser already loads a page of the server. */
  target(returnUrl: string | undefined): UrlTree | 'leaving' {
    const url = safeReturnUrl(returnUrl);
    // The server's own pages, such as the API's documentation, are no routes of the console.
    if (!url.startsWith('/api/')) return this.router.parseUrl(url);
    this.pageLoad.open(url);
    return 'leaving';
  }
}
