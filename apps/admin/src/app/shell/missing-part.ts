import { DOCUMENT } from '@angular/common';
import { ErrorHandler, inject, Injectable, signal } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';

/**
 * Pages, dialogs and languages are fetched when they are wanted. That fails without a network, and after an update of the
 * server, which has other files than those that this tab knows of.
 */
@Injectable({ providedIn: 'root' })
export class MissingPart {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly address = signal<string | null>(null);

  /** Where the missing part is wanted; null while nothing is missing. */
  readonly wantedAt = this.address.asReadonly();

  report(address: string): void {
    this.address.set(address);
  }

  /** Once another page has come, nothing is missing on screen. */
  forget(): void {
    this.address.set(null);
  }

  /** Begins anew with the server's present files. Nothing is tried in place: a browser may keep that a file was missing. */
  reload(): void {
    this.window?.location.assign(this.address() ?? '/');
  }

  /** Whether the server can be asked for another page: without it, a reload would show the browser's own error page. */
  async canReload(): Promise<boolean> {
    return fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

/** A page that is missing is one that was updated, as long as the server answers: then the new one is opened at once. */
export async function openAnew({ error, url }: NavigationError): Promise<void> {
  if (!isMissingPart(error)) return;
  const part = inject(MissingPart);
  const opened = inject(Router).navigated;
  part.report(url);
  // Only once a page stood: a part that is missing right after loading will still be missing after loading again.
  if (opened && (await part.canReload())) part.reload();
}

/** Says on screen that a part is missing; logs every other error as before. */
@Injectable()
export class PartErrorHandler extends ErrorHandler {
  private readonly part = inject(MissingPart);
  private readonly window = inject(DOCUMENT).defaultView;

  override handleError(error: unknown): void {
    if (!isMissingPart(error)) return super.handleError(error);
    this.part.report(this.part.wantedAt() ?? this.window?.location.href ?? '/');
  }
}

/** Of Angular's errors, the one for a `@defer` block that did not load. */
const DEFERRED_MISSING = -750;

/** By the words of Chromium, Firefox and Safari: the platform gives such errors no name. */
function isMissingPart(error: unknown): boolean {
  const found = error instanceof Error && 'rejection' in error ? error.rejection : error;
  if (!(found instanceof Error)) return false;
  if ('code' in found && found.code === DEFERRED_MISSING) return true;
  return /dynamically imported module|importing a module script failed/i.test(found.message);
}
