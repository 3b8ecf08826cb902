import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { LucideAlertCircle, LucideEye, LucideEyeOff } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { LanguageMenu } from '../shell/language-menu';
import { Logo } from '../shell/logo';
import { ThemeMenu } from '../shell/theme-menu';
import { KeyLink } from './key-link';
import { LogInNotice } from './log-in-notice';
import { type LogInRefusal, SessionStore } from './session-store';
import { WayBack } from './way-back';

/** One field: the access key. The server's link does the same without typing. */
@Component({
  selector: 'app-login',
  imports: [
    FormField,
    FormRoot,
    LanguageMenu,
    LogInNotice,
    Logo,
    LucideAlertCircle,
    LucideEye,
    LucideEyeOff,
    MatButton,
    MatFormFieldModule,
    MatIconButton,
    MatInput,
    ThemeMenu,
  ],
  templateUrl: './login.html',
  styleUrl: './login.scss',
})
export class Login {
  /** From the query: where the reader wanted to go. */
  readonly returnUrl = input<string>();

  protected readonly text = injectText();
  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  protected readonly refusal = signal<LogInRefusal | null>(null);
  protected readonly link = inject(KeyLink);
  protected readonly session = inject(SessionStore);

  private readonly wayBack = inject(WayBack);

  protected readonly login = form(signal({ key: '' }), (path) => required(path.key), {
    submission: { action: () => this.logIn() },
  });

  protected noteCapsLock(event: KeyboardEvent): void {
    this.capsLock.set(event.getModifierState('CapsLock'));
  }

  protected toggleShown(): void {
    this.shown.update((shown) => !shown);
  }

  private async logIn(): Promise<void> {
    this.refusal.set(null);
    const result = await this.session.logIn(this.login.key().value().trim());
    if (result.kind !== 'in') return this.refusal.set(result);
    await this.wayBack.take(this.returnUrl());
  }
}
