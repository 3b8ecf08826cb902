import { type CanDeactivateFn } from '@angular/router';
import { type Builder } from './builder';

/** Lets the builder ask before it is left. */
export const mayLeave: CanDeactivateFn<Builder> = (builder) => builder.mayLeave();
