import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { injectMedia } from '../page/media';
import { PreferenceStorage } from './preference-storage';

export const DENSITIES = ['roomy', 'dense'] as const;
/** How far the rows of a table stand apart. */
export type Density = (typeof DENSITIES)[number];

/** Where rows may stand closer: on a wide window, for whoever points finely. The theme's tokens ask the same. */
const ROOM_FOR_DENSE = '(width >= 1200px) and (pointer: fine)';

/** Roomy or dense tables; `first-paint.js` applies what was chosen before the app runs. */
@Injectable({ providedIn: 'root' })
export class DensityStore {
  private readonly storage = inject(PreferenceStorage);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly mayBeDense = injectMedia(ROOM_FOR_DENSE);
  private readonly chosen = signal<Density>(this.storage.read('density') === 'dense' ? 'dense' : 'roomy');

  readonly current = this.chosen.asReadonly();
  /** Whether rows stand closer in this window. */
  readonly dense = computed(() => this.chosen() === 'dense' && this.mayBeDense());

  choose(density: Density): void {
    this.chosen.set(density);
    this.storage.write('density', density);
    if (density === 'roomy') delete this.root.dataset['density'];
    else this.root.dataset['density'] = density;
  }
}
