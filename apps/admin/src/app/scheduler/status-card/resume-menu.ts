import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { type ResumeRequest } from '@jeongsi/contract';
import { firstValueFrom } from 'rxjs';
import { injectText } from '../../i18n/text';
import { SessionStore } from '../../session/session-store';
import { SchedulerApi } from '../scheduler-api';
import { SchedulerStatusStore } from '../scheduler-status-store';

/** Starts a stopped scheduler again, and asks what becomes of the jobs that fell due meanwhile. */
@Component({
  selector: 'app-resume-menu',
  imports: [MatButton, MatMenuModule],
  template: `
    @if (allowed()) {
      <button matButton="outlined" [matMenuTriggerFor]="menu" [disabled]="resuming()" disabledInteractive>
        {{ text('banner.stopped.resume') }}
      </button>
      <mat-menu #menu="matMenu">
        <button mat-menu-item (click)="resume({ missed: 'run' })">{{ text('banner.stopped.run') }}</button>
        <button mat-menu-item (click)="resume({ missed: 'skip' })">{{ text('banner.stopped.skip') }}</button>
      </mat-menu>
      <div role="alert">
        @if (failed()) {
          <p>{{ text('banner.stopped.resumeFailed') }}</p>
        }
      </div>
    }
  `,
  styles: `
    button {
      --mat-button-outlined-label-text-color: var(--state-on);
      --mat-button-outlined-outline-color: currentcolor;
    }
  `,
})
export class ResumeMenu {
  private readonly api = inject(SchedulerApi);
  private readonly store = inject(SchedulerStatusStore);
  private readonly session = inject(SessionStore).current;

  protected readonly text = injectText();
  protected readonly resuming = signal(false);
  protected readonly failed = signal(false);
  protected readonly allowed = computed(() => this.session()?.role !== 'viewer');

  protected async resume(request: ResumeRequest): Promise<void> {
    if (this.resuming()) return;
    this.resuming.set(true);
    this.failed.set(false);
    try {
      await firstValueFrom(this.api.resume(request));
      this.store.refresh();
    } catch {
      this.failed.set(true);
    } finally {
      this.resuming.set(false);
    }
  }
}
