import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { injectText, type TextKey, type TextParams } from '../i18n/text';

const SHOWN_MS = 6_000;

/** Short notes about what was just done, at the lower edge; read out politely. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly snackBar = inject(MatSnackBar);
  private readonly text = injectText();

  tell(key: TextKey, params?: TextParams): void {
    this.say(this.text(key, params));
  }

  /** Offers to take back what was just done; resolves once the offer was taken or let pass. */
  async offer(sentence: string, verb: string): Promise<'taken' | 'passed'> {
    const shown = this.snackBar.open(sentence, verb, { duration: SHOWN_MS });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction ? 'taken' : 'passed';
  }

  say(sentence: string): void {
    this.snackBar.open(sentence, this.text('notice.close'), { duration: SHOWN_MS });
  }
}
