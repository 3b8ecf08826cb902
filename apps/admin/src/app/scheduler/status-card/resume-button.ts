import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { injectText } from '../../i18n/text';
import { injectMay } from '../../session/may';
import { SchedulerDeeds } from './scheduler-deeds';

/** Starts a stopped scheduler again, and asks what becomes of the jobs that fell due meanwhile. */
@Component({
  selector: 'app-resume-button',
  imports: [MatButton],
  template: `
    @if (allowed()) {
      <button matButton="outlined" type="button" (click)="resume()">{{ text('scheduler.resume') }}</button>
    }
  `,
  styles: `
    button {
      --mat-button-outlined-label-text-color: var(--state-on);
      --mat-button-outlined-outline-color: currentcolor;
    }
  `,
})
export class ResumeButton {
  private readonly deeds = inject(SchedulerDeeds);

  protected readonly text = injectText();
  protected readonly allowed = injectMay('operator');

  protected resume(): void {
    void this.deeds.resume();
  }
}
