import { Component, computed, input } from '@angular/core';

/** Rows that are still to come; they show only when the answer takes its time. */
@Component({
  selector: 'app-skeleton',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (row of list(); track row) {
      <span class="row"><i class="long"></i><i></i><i class="short"></i></span>
    }
  `,
  styleUrl: './skeleton.scss',
})
export class Skeleton {
  readonly rows = input.required<number>();

  protected readonly list = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
