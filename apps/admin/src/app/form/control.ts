import { Component, ElementRef, inject } from '@angular/core';
import { Field } from './field';

/** The browser's own input, select or textarea inside a field: tied to its label, its hint and its problem. */
@Component({
  selector: 'input[app-control], select[app-control], textarea[app-control]',
  template: '<ng-content />',
  host: {
    '[id]': 'field.id()',
    '[attr.aria-describedby]': 'field.described()',
    '[attr.aria-invalid]': 'field.told() ? true : null',
    '(blur)': 'field.touch()',
  },
  styleUrl: './control.scss',
})
export class Control {
  private readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;

  protected readonly field = inject(Field);

  /** What is typed or chosen: a template's name for the element means this class. */
  get value(): string {
    return this.element.value;
  }
}
