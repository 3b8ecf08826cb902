import { computed, inject, type Signal } from '@angular/core';
import { type Role, ROLES } from '@jeongsi/contract';
import { SessionStore } from './session-store';

/**
 * Whether the reader's key has `role` or more. The server decides; this only keeps buttons away that it would refuse. True
 * while nobody knows yet, so that nothing appears late. Needs an injection context.
 */
export function injectMay(role: Exclude<Role, 'viewer'>): Signal<boolean> {
  const session = inject(SessionStore).current;
  return computed(() => {
    const own = session()?.role;
    return own === undefined || ROLES.indexOf(own) >= ROLES.indexOf(role);
  });
}
