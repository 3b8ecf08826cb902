import { Component, computed, input } from '@angular/core';
import { LucideLock } from '@lucide/angular';
import { type Role } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { injectMay } from './may';

/** Says why there is nothing to change here, to a reader whose key may not. Nothing to everybody else. */
@Component({
  selector: 'app-role-note',
  imports: [LucideLock],
  template: `
    @if (shown()) {
      <p><svg lucideLock size="16" />{{ text(needs() === 'admin' ? 'role.needs.admin' : 'role.needs.operator') }}</p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 8px;
      align-items: center;
      color: var(--app-muted);
      font-size: 13px;
      line-height: 20px;
    }
  `,
})
export class RoleNote {
  readonly needs = input.required<Exclude<Role, 'viewer'>>();

  private readonly may = { operator: injectMay('operator'), admin: injectMay('admin') };
  protected readonly text = injectText();
  protected readonly shown = computed(() => !this.may[this.needs()]());
}
