import { Component, input } from '@angular/core';
import {
  LucideDynamicIcon,
  type LucideIcon,
  LucideAlertCircle,
  LucideInfo,
  LucideTriangleAlert,
} from '@lucide/angular';

export interface WarningLine {
  level: 'info' | 'warn' | 'error';
  words: string;
}

const ICONS: Record<WarningLine['level'], LucideIcon> = {
  info: LucideInfo,
  warn: LucideTriangleAlert,
  error: LucideAlertCircle,
};

/** What somebody should know before saving, each with its weight as icon and colour. */
@Component({
  selector: 'app-warning-list',
  imports: [LucideDynamicIcon],
  template: `
    @if (warnings().length > 0) {
      <ul>
        @for (warning of warnings(); track $index) {
          <li [class]="warning.level"><svg [lucideIcon]="icons[warning.level]" size="16" />{{ warning.words }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    ul {
      display: grid;
      gap: 6px;
    }

    li {
      display: flex;
      gap: 8px;
      padding: 8px 12px;
      border-radius: 8px;
      background: var(--app-idle-container);
      color: var(--app-idle-on);
      font-size: 13px;
      line-height: 20px;
      overflow-wrap: anywhere;

      svg {
        margin-top: 2px;
      }

      &.warn {
        background: var(--app-warn-container);
        color: var(--app-warn-on);
      }

      &.error {
        background: var(--app-err-container);
        color: var(--app-err-on);
      }
    }
  `,
})
export class WarningList {
  readonly warnings = input.required<readonly WarningLine[]>();

  protected readonly icons = ICONS;
}
