import { Component, computed, input, output } from '@angular/core';
import { readTime } from './typed-time';
import { Control } from './control';
import { Field } from './field';
import { injectWallWords } from '../time/wall-words';

/** A time of day to type in any usual form. */
@Component({
  selector: 'app-time-field',
  imports: [Control, Field],
  template: `
    <app-field [name]="name()" [label]="label()" [hint]="hint()">
      <input
        app-control
        #typed
        type="text"
        autocomplete="off"
        placeholder="09:00"
        [value]="value()"
        (input)="changed.emit(typed.value)"
        (change)="settle(typed.value)"
      />
    </app-field>
  `,
})
export class TimeField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  /** As typed. */
  readonly value = input.required<string>();

  readonly changed = output<string>();

  private readonly words = injectWallWords();

  protected readonly hint = computed(() => {
    const read = readTime(this.value());
    return read.kind === 'time' ? this.words().pickedTime(read.time) : '';
  });

  protected settle(typed: string): void {
    const read = readTime(typed);
    if (read.kind === 'time') this.changed.emit(read.time);
  }
}
