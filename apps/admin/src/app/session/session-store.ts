import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type Session } from '@jeongsi/contract';
import { firstValueFrom } from 'rxjs';
import { retryAfterMs } from '../http/retry-after';
import { Clock } from '../time/clock';

/** How an attempt to log in ended. */
export type LogInResult = { kind: 'in' } | LogInRefusal;

export type LogInRefusal =
  | { kind: 'wrongKey' }
  /** Too many wrong keys; `seconds` until the next try. */
  | { kind: 'slowDown'; seconds: number }
  | { kind: 'unreachable' };

/** What `GET /api/session` says: a known key, none, or no answer. */
export type SessionState = 'known' | 'none' | 'unreachable';

/** Who is logged in. The session itself is an HttpOnly cookie, so a reload asks the server. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  private readonly session = signal<Session | null>(null);

  /** Whether the server forgot who is there in the middle of the work, until somebody logs in again. */
  readonly ended = signal(false);

  private asking: Promise<SessionState> | null = null;

  readonly current = this.session.asReadonly();

  /** Asks the server, once for all who want to know meanwhile; a session that is known already is not asked for again. */
  async recall(): Promise<SessionState> {
    if (this.session() !== null) return 'known';
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<SessionState> {
    try {
      this.session.set(await firstValueFrom(this.http.get<Session>('/api/session')));
      return 'known';
    } catch (error) {
      return isUnauthorized(error) ? 'none' : 'unreachable';
    }
  }

  async logIn(key: string): Promise<LogInResult> {
    try {
      this.session.set(await firstValueFrom(this.http.post<Session>('/api/session', { key })));
      this.ended.set(false);
      return { kind: 'in' };
    } catch (error) {
      return this.refusal(error);
    }
  }

  /** Rejects when the server could not be reached: then the cookie still stands. */
  async logOut(): Promise<void> {
    try {
      await firstValueFrom(this.http.delete('/api/session'));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
    }
    this.session.set(null);
  }

  /** The server no longer knows our cookie. */
  forget(): void {
    this.session.set(null);
    this.ended.set(true);
  }

  private refusal(error: unknown): LogInRefusal {
    if (!(error instanceof HttpErrorResponse)) throw error;
    if (error.status === 429) {
      return { kind: 'slowDown', seconds: Math.max(1, Math.ceil(retryAfterMs(error, this.clock.now()) / 1_000)) };
    }
    // 400 and 422: the server would not even look at what was typed, which to the reader is a wrong key as well.
    return [400, 401, 403, 422].includes(error.status) ? { kind: 'wrongKey' } : { kind: 'unreachable' };
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 401;
}
