import { Component, computed, input, output } from '@angular/core';
import { MatButton, type MatButtonAppearance } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LucideDynamicIcon, LucidePlus } from '@lucide/angular';
import { type ConnectionKind } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { KIND_LOOKS } from './connection-kind';

/** Makes a connection, of a kind to choose first. */
@Component({
  selector: 'app-connection-add',
  imports: [LucideDynamicIcon, LucidePlus, MatButton, MatMenuModule],
  template: `
    <button [matButton]="look()" type="button" [matMenuTriggerFor]="menu">
      <svg lucidePlus matButtonIcon />{{ label() }}
    </button>
    <mat-menu #menu="matMenu">
      @for (each of choices(); track each.kind) {
        <button mat-menu-item type="button" (click)="make.emit(each.kind)">
          <svg [lucideIcon]="each.icon" matMenuItemIcon />{{ each.label }}
        </button>
      }
    </mat-menu>
  `,
})
export class ConnectionAdd {
  readonly label = input.required<string>();
  readonly kinds = input.required<readonly ConnectionKind[]>();
  readonly look = input<MatButtonAppearance>('filled');

  readonly make = output<ConnectionKind>();

  protected readonly text = injectText();
  protected readonly choices = computed(() =>
    this.kinds().map((kind) => ({ kind, icon: KIND_LOOKS[kind].icon, label: this.text(KIND_LOOKS[kind].label) })),
  );
}
