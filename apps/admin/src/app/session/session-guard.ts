import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router, type UrlTree } from '@angular/router';
import { SessionStore } from './session-store';
import { WayBack } from './way-back';

/**
 * Lets those in who are logged in, and sends the others to the login page with the way back. A server that does not
 * answer is no reason to ask for the key: the status card says what is wrong.
 */
export const sessionGuard: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  if ((await inject(SessionStore).recall()) !== 'none') return true;
  return new RedirectCommand(loginUrl(router, state.url));
};

/** Nobody who just came in by the server's link needs the login page. */
export const strangerGuard: CanActivateFn = (route) => {
  if (inject(SessionStore).current() === null) return true;
  const target = inject(WayBack).target(route.queryParamMap.get('returnUrl') ?? undefined);
  return target === 'leaving' ? false : target;
};

export function loginUrl(router: Router, returnUrl: string): UrlTree {
  return router.createUrlTree(['/login'], { queryParams: returnUrl === '/' ? {} : { returnUrl } });
}
