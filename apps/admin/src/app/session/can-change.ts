import { computed, inject, type Signal } from '@angular/core';
import { SessionStore } from './session-store';

/** Whether the reader's key may change anything. Needs an injection context. */
export function injectCanChange(): Signal<boolean> {
  const session = inject(SessionStore).current;
  return computed(() => session()?.role !== 'viewer');
}
