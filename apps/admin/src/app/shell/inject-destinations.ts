import { computed, type Signal } from '@angular/core';
import { injectMay } from '../session/may';
import { type DestinationGroup, DESTINATIONS } from './destination';

/** The menu without places that would only turn the reader away. Needs an injection context. */
export function injectDestinations(): Signal<readonly DestinationGroup[]> {
  const may = { operator: injectMay('operator'), admin: injectMay('admin') };
  return computed(() =>
    DESTINATIONS.map(({ label, items }) => ({
      label,
      items: items.filter(({ needs }) => needs === undefined || may[needs]()),
    })),
  );
}
