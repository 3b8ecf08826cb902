import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectText } from '../i18n/text';
import { BuilderNotice } from './notice';
import { BuilderOpening } from './builder-opening';
import { BuilderSaving } from './builder-saving';
import { BuilderStore } from './builder-store';
import { Comparison } from './conflict/comparison';
import { changedSections } from './conflict/changed-sections';
import { ActionFailure } from '../action/action-failure';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';

/** What there is to say about the draft as a whole: resumed, overtaken, or not saved and why. */
@Component({
  selector: 'app-builder-notices',
  imports: [ActionFailure, BuilderNotice, MatButton],
  template: `
    @if (saving.overtakenBy(); as newer) {
      <app-builder-notice tone="warn">
        <strong>{{ text('failure.changed.title') }}</strong>
        {{ differences() }}
        <ng-container actions>
          <button matButton type="button" (click)="comparison.show()">{{ text('builder.conflict.compare') }}</button>
          <button matButton type="button" (click)="saving.takeTheirs()">{{ text('builder.conflict.theirs') }}</button>
          <button matButton type="button" (click)="saving.keepMine()">{{ text('builder.conflict.mine') }}</button>
        </ng-container>
      </app-builder-notice>
    } @else if (saving.action.failure(); as failure) {
      @if (refused()) {
        <app-builder-notice tone="err">{{
          text('builder.refused', { n: store.problems().length })
        }}</app-builder-notice>
      } @else {
        <app-action-failure [failure]="failure" />
      }
    } @else if (opening.restored(); as version) {
      <app-builder-notice>
        {{ text(store.unsaved() ? 'builder.restored' : 'builder.restored.same', { n: version }) }}
        @if (store.unsaved()) {
          <ng-container actions>
            <button matButton type="button" (click)="discard.emit()">{{ text('builder.restored.discard') }}</button>
          </ng-container>
        }
      </app-builder-notice>
    } @else if (opening.resumed() !== null && store.kept().where !== 'server') {
      <app-builder-notice>
        {{ resumedWords() }}
        <ng-container actions>
          <button matButton type="button" (click)="discard.emit()">
            {{ text(store.workflow() === null ? 'builder.resumed.restart' : 'builder.resumed.discard') }}
          </button>
        </ng-container>
      </app-builder-notice>
    }
  `,
})
export class NoticesBar {
  readonly discard = output();

  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly store = inject(BuilderStore);
  protected readonly saving = inject(BuilderSaving);
  protected readonly comparison = inject(Comparison);
  protected readonly opening = inject(BuilderOpening);

  /** A refusal that stands at its fields needs no second telling. */
  protected readonly refused = computed(
    () => this.saving.action.failure()?.kind === 'refused' && this.store.problems().length > 0,
  );

  protected readonly resumedWords = computed(() =>
    this.text('builder.resumed', { at: this.date().near(this.opening.resumed() ?? 0, this.status.serverNow()) }),
  );

  protected readonly differences = computed(() => {
    const newer = this.saving.overtakenBy();
    const known = this.store.workflow();
    if (newer === null || known === null) return '';
    // Found on opening: how the draft's own version looked is not known any more.
    if (known.version === newer.version) return this.text('builder.conflict.older');
    const names = changedSections(known, newer).map((section) => this.text(`builder.section.${section}`));
    return names.length === 0
      ? this.text('builder.conflict.status')
      : this.text('builder.conflict.sections', { sections: names.join(', ') });
  });
}
