import { type Signal } from '@angular/core';
import { injectMedia } from './media';

/** From here on a table has room; below, its rows are cards. */
const WIDE = '(width >= 840px)';

/** Whether the window is wide enough for tables. Follows its size. */
export function injectWideWindow(): Signal<boolean> {
  return injectMedia(WIDE, true);
}
