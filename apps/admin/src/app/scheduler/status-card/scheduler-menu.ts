import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LucideCirclePause, LucideEllipsisVertical, LucidePlay } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { injectMay } from '../../session/may';
import { SchedulerStatusStore } from '../scheduler-status-store';
import { SchedulerDeeds } from './scheduler-deeds';

/** What is done to the scheduler as a whole; seldom enough to stand behind a menu. */
@Component({
  selector: 'app-scheduler-menu',
  imports: [LucideCirclePause, LucideEllipsisVertical, LucidePlay, MatIconButton, MatMenuModule],
  template: `
    @if (allowed()) {
      <button
        matIconButton
        type="button"
        [attr.aria-label]="text('scheduler.menu')"
        [disabled]="!known()"
        [matMenuTriggerFor]="menu"
      >
        <svg lucideEllipsisVertical />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        @if (running()) {
          <button mat-menu-item (click)="pause()"><svg lucideCirclePause />{{ text('scheduler.pause') }}</button>
        } @else {
          <button mat-menu-item (click)="resume()"><svg lucidePlay />{{ text('scheduler.resume') }}</button>
        }
      </mat-menu>
    }
  `,
})
export class SchedulerMenu {
  private readonly deeds = inject(SchedulerDeeds);
  private readonly status = inject(SchedulerStatusStore);
  protected readonly allowed = injectMay('operator');

  protected readonly text = injectText();
  protected readonly known = computed(() => this.status.feed().status !== null);
  protected readonly running = computed(() => this.status.feed().status?.isRunning === true);

  protected pause(): void {
    void this.deeds.pause();
  }

  protected resume(): void {
    void this.deeds.resume();
  }
}
