import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { LucidePlus, LucideX } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { BuilderStore } from '../builder-store';
import { TimeField } from '../../form/time-field';

/** The times of the day, one field each. */
@Component({
  selector: 'app-times-field',
  imports: [LucidePlus, LucideX, MatIconButton, TimeField],
  template: `
    <div class="times" role="group" [attr.aria-label]="text('builder.times.group')">
      @for (time of times(); track $index) {
        <div class="time">
          <app-time-field
            [name]="'schedule.recurrence.times.' + $index"
            [label]="times().length === 1 ? text('builder.times') : text('builder.times.nth', { n: $index + 1 })"
            [value]="time"
            (changed)="change($index, $event)"
          />
          @if (times().length > 1) {
            <button
              matIconButton
              type="button"
              [attr.aria-label]="text('builder.times.remove', { n: $index + 1 })"
              (click)="remove($index)"
            >
              <svg lucideX />
            </button>
          }
        </div>
      }
      <button type="button" class="add" (click)="add()">
        <svg lucidePlus size="16" />{{ text('builder.times.add') }}
      </button>
    </div>
  `,
  styleUrl: './times-field.scss',
})
export class TimesField {
  private readonly store = inject(BuilderStore);

  protected readonly text = injectText();
  protected readonly times = computed(() => this.store.draft().schedule.recurrence.times);

  protected change(at: number, time: string): void {
    this.store.patchRecurrence({ times: this.times().map((each, index) => (index === at ? time : each)) });
  }

  protected add(): void {
    this.store.patchRecurrence({ times: [...this.times(), ''] });
  }

  protected remove(at: number): void {
    this.store.patchRecurrence({ times: this.times().filter((_, index) => index !== at) });
  }
}
