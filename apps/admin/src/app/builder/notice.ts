import { Component, input } from '@angular/core';
import { LucideDynamicIcon, LucideInfo, LucideTriangleAlert } from '@lucide/angular';

/** A strip above the step: something about the draft as a whole, and the buttons that go with it. */
@Component({
  selector: 'app-builder-notice',
  imports: [LucideDynamicIcon],
  host: { '[class]': 'tone()', '[attr.role]': 'tone() === "info" ? "status" : "alert"' },
  template: `
    <svg [lucideIcon]="icons[tone()]" size="18" />
    <div class="words"><ng-content /></div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 10px 12px;
      border-radius: 12px;
      background: var(--app-idle-container);
      color: var(--app-idle-on);
      --mat-button-text-label-text-color: currentColor;
    }

    :host(.warn) {
      background: var(--app-warn-container);
      color: var(--app-warn-on);
    }

    :host(.err) {
      background: var(--app-err-container);
      color: var(--app-err-on);
    }

    svg {
      margin-top: 2px;
    }

    .words {
      flex: 1 1 240px;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-block: -6px;
    }

    .actions:empty {
      display: none;
    }
  `,
})
export class BuilderNotice {
  readonly tone = input<'info' | 'warn' | 'err'>('info');

  protected readonly icons = { info: LucideInfo, warn: LucideTriangleAlert, err: LucideTriangleAlert };
}
