import { inject, Injectable } from '@angular/core';
import { DOCUMENT } from '@angular/common';

export type PreferenceName = 'language' | 'theme' | 'contrast' | 'density' | 'timeDisplay';

/** What this browser remembers about its reader. Works without storage too: then nothing is remembered. */
@Injectable({ providedIn: 'root' })
export class PreferenceStorage {
  private readonly window = inject(DOCUMENT).defaultView;

  read(name: PreferenceName): string | null {
    try {
      return this.window?.localStorage.getItem(`jeongsi.${name}`) ?? null;
    } catch {
      return null;
    }
  }

  write(name: PreferenceName, value: string): void {
    try {
      this.window?.localStorage.setItem(`jeongsi.${name}`, value);
    } catch {
      // Blocked storage must not break the switch itself.
    }
  }
}
