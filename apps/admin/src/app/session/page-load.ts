import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/** Leaves the console for another page of this server. Tests bring their own: a test's browser cannot leave. */
@Injectable({ providedIn: 'root' })
export class PageLoad {
  private readonly window = inject(DOCUMENT).defaultView;

  /** `path` is one of ours, such as `/api/docs`. */
  open(path: string): void {
    this.window?.location.assign(path);
  }
}
