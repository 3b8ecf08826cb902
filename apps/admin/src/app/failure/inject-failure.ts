import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { type Failure, failureOf } from './failure';

/** Reads failures, knowing whether this device has a network. Needs an injection context. */
export function injectFailure(): (error: unknown) => Failure {
  const navigator = inject(DOCUMENT).defaultView?.navigator;
  return (error) => failureOf(error, navigator?.onLine === false ? 'offline' : 'online');
}
