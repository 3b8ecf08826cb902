import { inject, Injectable } from '@angular/core';
import { of } from 'rxjs';
import { Confirm } from '../confirm/confirm';
import { injectText } from '../i18n/text';
import { SessionStore } from '../session/session-store';
import { BuilderStore } from './builder-store';

/** Asked of whoever leaves the builder with something unsaved. */
@Injectable()
export class LeaveQuestion {
  private readonly store = inject(BuilderStore);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore).current;
  private readonly text = injectText();

  async ask(): Promise<boolean> {
    this.store.keep();
    // Whoever was logged out finds the draft again; a question in between helps nobody.
    if (!this.store.unsaved() || this.session() === null) return true;
    const answer = await this.confirm.ask({
      title: this.text('builder.leave.title'),
      effects: [this.text('builder.leave.effect')],
      verb: this.text('builder.leave.verb'),
      tone: 'plain',
      choice: {
        legend: this.text('builder.leave.what'),
        preset: 'keep',
        options: [
          { value: 'keep', label: this.text('builder.leave.keep'), hint: this.text('builder.leave.keep.hint') },
          {
            value: 'discard',
            label: this.text('builder.leave.discard'),
            hint: this.text('builder.leave.discard.hint'),
          },
        ],
      },
      act: ({ chosen }) => of(chosen),
    });
    if (answer.kind !== 'done') return false;
    if (answer.value === 'discard') this.store.discard();
    return true;
  }
}
