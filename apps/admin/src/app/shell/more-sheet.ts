import { Component, computed, type ElementRef, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { LucideDynamicIcon, LucideX } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { injectDestinations } from './inject-destinations';

/**
 * The rest of the menu on a phone, as a sheet from below. The platform's own dialog keeps the focus inside, closes on
 * Esc and gives the focus back.
 */
@Component({
  selector: 'app-more-sheet',
  host: { '(click)': 'closeOnBackdrop($event)' },
  imports: [LucideDynamicIcon, LucideX, MatIconButton, RouterLink, RouterLinkActive],
  template: `
    <dialog #dialog aria-labelledby="more-title">
      <div class="sheet">
        <header>
          <h2 id="more-title">{{ text('nav.more') }}</h2>
          <button matIconButton type="button" [attr.aria-label]="text('nav.close')" (click)="close()">
            <svg lucideX />
          </button>
        </header>
        <ul>
          @for (item of items(); track item.path) {
            <li>
              <a [routerLink]="item.path" routerLinkActive="active" ariaCurrentWhenActive="page" (click)="close()">
                <svg [lucideIcon]="item.icon" />{{ text(item.label) }}
              </a>
            </li>
          }
        </ul>
      </div>
    </dialog>
  `,
  styleUrl: './more-sheet.scss',
})
export class MoreSheet {
  protected readonly text = injectText();
  protected readonly items = computed(() =>
    this.groups()
      .flatMap((group) => group.items)
      .filter((item) => item.place === 'more'),
  );

  private readonly groups = injectDestinations();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** The dialog has no padding of its own, so a click on the dialog itself is one on the backdrop. */
  protected closeOnBackdrop(click: Event): void {
    if (click.target === this.dialog().nativeElement) this.close();
  }
}
