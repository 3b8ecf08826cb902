import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Role, ROLES, type Session } from '@jeongsi/contract';
import { injectMay } from './may';
import { SessionStore } from './session-store';

describe('what a key may', () => {
  const session = signal<Session | null>(null);
  const may = (role: Exclude<Role, 'viewer'>) => TestBed.runInInjectionContext(() => injectMay(role));

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { current: session } }] });
  });

  it.each<[Role, boolean, boolean]>([
    ['viewer', false, false],
    ['operator', true, false],
    ['admin', true, true],
  ])('%s: operate %p, administer %p', (role, operate, administer) => {
    session.set({ name: '지수', role });
    expect([may('operator')(), may('admin')()]).toEqual([operate, administer]);
  });

  it('is told by the order of the contract: whoever comes later may do more', () => {
    expect(ROLES).toEqual(['viewer', 'operator', 'admin']);
  });

  it('follows another key that logs in', () => {
    session.set({ name: '지수', role: 'viewer' });
    const operate = may('operator');
    expect(operate()).toBe(false);
    session.set({ name: 'admin', role: 'admin' });
    expect(operate()).toBe(true);
  });

  it('keeps nothing away while nobody knows who it is', () => {
    session.set(null);
    expect(may('admin')()).toBe(true);
  });
});
