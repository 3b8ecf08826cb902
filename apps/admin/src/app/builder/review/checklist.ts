import { Component, ElementRef, inject, output } from '@angular/core';
import {
  LucideAlertCircle,
  LucideCheckCircle,
  LucideCircleDashed,
  LucideDynamicIcon,
  type LucideIcon,
  LucideTriangleAlert,
} from '@lucide/angular';
import { type Place } from '../model/field';
import { type CheckLevel, injectChecklist } from './checklist-items';

const ICONS: Record<CheckLevel, LucideIcon> = {
  pass: LucideCheckCircle,
  warn: LucideTriangleAlert,
  block: LucideAlertCircle,
  waiting: LucideCircleDashed,
};

/** The whole workflow at a glance: what is fine, what to think about, and what keeps it from being switched on. */
@Component({
  selector: 'app-checklist',
  imports: [LucideDynamicIcon],
  template: `
    <ul>
      @for (item of items(); track item.step) {
        <li [class]="item.level">
          <svg [lucideIcon]="icons[item.level]" size="20" />
          <div class="words">
            <p class="head">
              <span class="title">{{ item.title }}</span>
              <span class="level">{{ item.levelWords }}</span>
              <button type="button" [attr.aria-label]="item.edit" (click)="go.emit(item.place)">
                {{ item.editShort }}
              </button>
            </p>
            @for (fact of item.facts; track $index) {
              <p class="fact">{{ fact }}</p>
            }
            @for (line of item.lines; track $index) {
              <p class="line" [class]="line.level">
                <button type="button" (click)="go.emit(line.place)">{{ line.words }}</button>
              </p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './checklist.scss',
})
export class Checklist {
  readonly go = output<Place>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly icons = ICONS;
  protected readonly items = injectChecklist();

  /** To the first thing that keeps it from being switched on. */
  focusBlock(): void {
    const line = this.host.nativeElement.querySelector<HTMLElement>('.block .line.error button');
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'center' });
  }
}
