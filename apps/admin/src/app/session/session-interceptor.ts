import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { loginUrl } from './session-guard';
import { SessionStore } from './session-store';

/** A 401 in the middle of the work means that the session ended: to the login page, and back here afterwards. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) => {
      const ended = error instanceof HttpErrorResponse && error.status === 401 && request.url !== '/api/session';
      if (ended && !router.url.startsWith('/login')) {
        session.forget();
        void router.navigateByUrl(loginUrl(router, router.url));
      }
      return throwError(() => error);
    }),
  );
};
