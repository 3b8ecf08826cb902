import { Component, inject, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Router } from '@angular/router';
import { LucideBookOpen, LucideLogOut, LucideUserRound } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { SessionStore } from '../session/session-store';

@Component({
  selector: 'app-account-menu',
  imports: [LucideBookOpen, LucideLogOut, LucideUserRound, MatDivider, MatIconButton, MatMenuModule, MatTooltip],
  template: `
    <button
      matIconButton
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="text('bar.account')"
      [matTooltip]="text('bar.account')"
    >
      <svg lucideUserRound />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @if (session.current(); as who) {
        <div class="who" role="presentation">
          <strong>{{ who.name }}</strong>
          <span>{{ text(roles[who.role]) }}</span>
        </div>
        <mat-divider />
      }
      <a mat-menu-item href="/api/docs" target="_blank" rel="noopener">
        <svg lucideBookOpen matMenuItemIcon />{{ text('account.apiDocs') }}
      </a>
      <button mat-menu-item (click)="logOut()"><svg lucideLogOut matMenuItemIcon />{{ text('account.logOut') }}</button>
    </mat-menu>
    <div class="failure" role="alert">
      @if (failed()) {
        <p>{{ text('account.logOutFailed') }}</p>
      }
    </div>
  `,
  styles: `
    .who {
      display: grid;
      padding: 8px 16px 12px;
      overflow-wrap: anywhere;
    }

    .who span {
      color: var(--app-muted);
      font-size: 13px;
      line-height: 18px;
    }

    .failure p {
      position: fixed;
      z-index: 2;
      inset: 64px 16px auto auto;
      padding: 12px 16px;
      border-radius: 8px;
      background: var(--app-err-container);
      color: var(--app-err-on);
    }
  `,
})
export class AccountMenu {
  protected readonly session = inject(SessionStore);
  protected readonly text = injectText();
  protected readonly failed = signal(false);
  protected readonly roles = {
    viewer: 'account.role.viewer',
    operator: 'account.role.operator',
    admin: 'account.role.admin',
  } as const;

  private readonly router = inject(Router);

  protected async logOut(): Promise<void> {
    this.failed.set(false);
    try {
      await this.session.logOut();
      await this.router.navigateByUrl('/login');
    } catch {
      this.failed.set(true);
    }
  }
}
