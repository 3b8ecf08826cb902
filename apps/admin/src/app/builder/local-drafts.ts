import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { Clock, type Instant } from '../time/clock';
import { idempotencyKey } from '../http/idempotency-key';
import { SessionStore } from '../session/session-store';
import { type Draft, NEW_DRAFT } from './model/draft';

/** What somebody left in the builder on this device. */
export interface LocalDraft {
  /** What the server knows it by when it is saved for the first time, so that nobody makes two workflows of one draft. */
  identity: string;
  draft: Draft;
  /** The version of the workflow that it was begun on; null for a new one. */
  version: number | null;
  savedAt: Instant;
}

/** As an older console may have kept it. */
type StoredDraft = Omit<LocalDraft, 'identity'> & Partial<Pick<LocalDraft, 'identity'>>;

/** Recipients may be part of a draft: they do not stay on a device for ever. */
const KEPT_MS = 14 * 86_400_000;

/**
 * Unfinished work, kept in this browser for each key's name: the server takes only definitions that are whole, and what
 * is being typed is not. Works without storage too: then nothing is kept.
 */
@Injectable({ providedIn: 'root' })
export class LocalDrafts {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly session = inject(SessionStore).current;
  private readonly clock = inject(Clock);
  private owner = '';

  /** `id` is the workflow's; null for a new one. */
  read(id: string | null): LocalDraft | null {
    try {
      const kept = JSON.parse(this.window?.localStorage.getItem(this.key(id)) ?? 'null') as StoredDraft | null;
      if (kept === null || this.clock.now() - kept.savedAt > KEPT_MS) return null;
      // A field that came with a newer console is not in an older draft.
      const { identity = idempotencyKey() } = kept;
      return { ...kept, identity, draft: { ...NEW_DRAFT, ...kept.draft } };
    } catch {
      return null;
    }
  }

  /** Whether it is kept now: storage may be full or blocked. */
  write(id: string | null, unfinished: Omit<LocalDraft, 'savedAt'>): 'kept' | 'lost' {
    try {
      const kept: LocalDraft = { ...unfinished, savedAt: this.clock.now() };
      this.window?.localStorage.setItem(this.key(id), JSON.stringify(kept));
      return 'kept';
    } catch {
      return 'lost';
    }
  }

  forget(id: string | null): void {
    try {
      this.window?.localStorage.removeItem(this.key(id));
    } catch {
      // Nothing was kept then.
    }
  }

  /** Whoever is being logged out right now is still the owner of what is on the page. */
  private key(id: string | null): string {
    this.owner = this.session()?.name ?? this.owner;
    return `jeongsi.draft.${this.owner}.${id ?? 'new'}`;
  }
}
