import { Injectable } from '@angular/core';

/** Milliseconds since the epoch, UTC. ISO strings are read where an answer comes in. */
export type Instant = number;

/** The browser's clock. Tests bring their own. */
@Injectable({ providedIn: 'root' })
export class Clock {
  now(): Instant {
    return Date.now();
  }
}
