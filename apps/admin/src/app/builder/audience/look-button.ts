import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LucideTable } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { AudienceLook } from './audience-look';

/** Looks into the source when asked to, never with every key that is typed. */
@Component({
  selector: 'app-look-button',
  imports: [LucideTable, MatButton],
  template: `
    <button matButton="tonal" type="button" [disabled]="look.look.waiting()" disabledInteractive (click)="look.ask()">
      <svg lucideTable matButtonIcon size="18" />{{
        text(look.look.waiting() ? 'builder.look.waiting' : 'builder.look')
      }}
    </button>
  `,
})
export class LookButton {
  protected readonly look = inject(AudienceLook);
  protected readonly text = injectText();
}
