import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { type LogInRefusal, SessionStore } from './session-store';

/**
 * The link that the server prints at its first start carries the key behind `#key=`, where it never leaves the
 * browser. It is taken out of the address, and so out of the history, before anything else happens.
 */
@Injectable({ providedIn: 'root' })
export class KeyLink {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly session = inject(SessionStore);
  private readonly lastRefusal = signal<LogInRefusal | null>(null);

  /** Why the last link did not open; the login page shows it. */
  readonly refusal = this.lastRefusal.asReadonly();

  /** Exchanges the key in the address for a session, if there is one. */
  async exchange(): Promise<'noKey' | 'in' | 'refused'> {
    const key = this.takeKey();
    if (key === null) return 'noKey';
    const result = await this.session.logIn(key);
    this.lastRefusal.set(result.kind === 'in' ? null : result);
    return result.kind === 'in' ? 'in' : 'refused';
  }

  private takeKey(): string | null {
    if (this.window === null) return null;
    const { hash, pathname, search } = this.window.location;
    if (!hash.startsWith('#key=')) return null;
    this.window.history.replaceState(this.window.history.state, '', pathname + search);
    return new URLSearchParams(hash.slice(1)).get('key');
  }
}
