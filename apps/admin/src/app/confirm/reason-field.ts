import { Component, computed, model } from '@angular/core';
import { TextField } from '../form/text-field';
import { injectText } from '../i18n/text';

/** As much as the server takes. */
const LONGEST = 500;

/** Why something is done, for the audit log; an answer is left to the reader. */
@Component({
  selector: 'app-reason-field',
  imports: [TextField],
  template: `
    <app-text-field
      need="optional"
      [label]="text('dialog.reason')"
      [hint]="text('dialog.reason.hint')"
      [problem]="problem()"
      [value]="reason()"
      (typed)="reason.set($event)"
    />
  `,
})
export class ReasonField {
  readonly reason = model.required<string>();

  protected readonly text = injectText();
  protected readonly problem = computed(() =>
    isTooLong(this.reason()) ? this.text('dialog.reason.tooLong', { n: LONGEST }) : '',
  );
}

export function isTooLong(reason: string): boolean {
  return reason.length > LONGEST;
}
