import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { BuilderSaving } from '../builder-saving';
import { BuilderStore } from '../builder-store';
import { type Compared, type CompareDialog, type Preferred } from './compare-dialog';

/** Shows what somebody else saved beside the draft, and does what was decided there. */
@Injectable()
export class Comparison {
  private readonly dialog = inject(MatDialog);
  private readonly store = inject(BuilderStore);
  private readonly saving = inject(BuilderSaving);

  async show(): Promise<void> {
    const theirs = this.saving.overtakenBy();
    if (theirs === null) return;
    // Few ever need it, so it comes when it is asked for.
    const { CompareDialog } = await import('./compare-dialog');
    const opened = this.dialog.open<CompareDialog, Compared, Preferred>(CompareDialog, {
      data: { theirs, mine: this.store.definition() },
      width: '720px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'dialog',
      ariaLabelledBy: 'dialog-title',
    });
    const preferred = await firstValueFrom(opened.afterClosed());
    if (preferred === 'theirs') this.saving.takeTheirs();
    if (preferred === 'mine') this.saving.keepMine();
  }
}
