import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucideAlertCircle } from '@lucide/angular';
import { type Failure } from '../failure/failure';
import { failureText } from '../failure/failure-text';
import { injectText } from '../i18n/text';

/** Why an action did not work, beside its button. When somebody else was faster, the way out is to look again. */
@Component({
  selector: 'app-action-failure',
  imports: [LucideAlertCircle, MatButton],
  template: `
    <div role="alert">
      @if (failure(); as met) {
        <div class="note">
          <svg lucideAlertCircle size="18" />
          <div class="words">
            @if (met.kind === 'changed') {
              <p class="title">{{ text('failure.changed.title') }}</p>
            }
            <p>{{ cause() }}</p>
          </div>
          @if (met.kind === 'changed') {
            <button matButton type="button" (click)="reload.emit()">{{ text('failure.reload') }}</button>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './action-failure.scss',
})
export class ActionFailure {
  readonly failure = input.required<Failure | null>();

  readonly reload = output();

  protected readonly text = injectText();
  protected readonly cause = computed(() => {
    const failure = this.failure();
    return failure === null ? '' : failureText(failure, this.text);
  });
}
