import { Component, output, viewChild } from '@angular/core';
import { injectText } from '../../i18n/text';
import { Section } from '../../form/section';
import { MessagePreviewPane } from '../message/message-preview-pane';
import { type Place } from '../model/field';
import { Checklist } from './checklist';
import { TestSend } from './test-send';

/** Everything once more, and a try before it counts. */
@Component({
  selector: 'app-review-step',
  imports: [Checklist, MessagePreviewPane, Section, TestSend],
  template: `
    <div class="fields">
      <app-section name="review" [heading]="text('builder.check.title')">
        <app-checklist (go)="go.emit($event)" />
      </app-section>
      <app-test-send />
    </div>
    <app-message-preview-pane />
  `,
  styleUrl: '../audience/audience-step.scss',
})
export class ReviewStep {
  readonly go = output<Place>();

  private readonly checklist = viewChild.required(Checklist);

  protected readonly text = injectText();

  focusBlock(): void {
    this.checklist().focusBlock();
  }
}
