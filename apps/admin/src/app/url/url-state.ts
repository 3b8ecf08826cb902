import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { type UrlField } from './url-field';

export type UrlFields<S> = { readonly [K in keyof S]: UrlField<S[K]> };

/** A page's filters, tab and sort, kept in its address: shareable, and the back button undoes them. */
export interface UrlState<S> {
  readonly value: Signal<S>;
  /** The query of the address that `patch` would lead to, for links; absent values are null. */
  params(patch: Partial<S>): Params;
  /** `replace` for what changes with every keystroke: going back through letters helps nobody. */
  set(patch: Partial<S>, history?: 'push' | 'replace'): void;
}

/** Needs an injection context of a routed component. */
export function injectUrlState<S extends object>(fields: UrlFields<S>): UrlState<S> {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const names = Object.keys(fields) as (keyof S & string)[];

  const params = (patch: Partial<S>): Params =>
    Object.fromEntries(
      names.filter((name) => name in patch).map((name) => [name, fields[name].write(patch[name] as S[typeof name])]),
    );

  return {
    value: computed(
      () => Object.fromEntries(names.map((name) => [name, fields[name].read(query().get(name))])) as unknown as S,
      { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
    ),
    params,
    set: (patch, history = 'push') => {
      void router.navigate([], {
        relativeTo: route,
        queryParams: params(patch),
        queryParamsHandling: 'merge',
        replaceUrl: history === 'replace',
      });
    },
  };
}
