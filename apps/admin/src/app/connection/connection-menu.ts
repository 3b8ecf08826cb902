import { Component, computed, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LucideEllipsisVertical } from '@lucide/angular';
import { type Connection, type ConnectionKind } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { injectMay } from '../session/may';
import { SOURCE_KINDS } from './connection-kind';
import { type ConnectionList } from './connection-list';

const SOURCES: readonly ConnectionKind[] = SOURCE_KINDS;

/** What the reader's key may do to a connection. Nothing at all where it may do nothing. */
@Component({
  selector: 'app-connection-menu',
  imports: [LucideEllipsisVertical, MatIconButton, MatMenuModule],
  template: `
    @if (canManage() || canRead()) {
      <button
        matIconButton
        type="button"
        [attr.aria-label]="text('list.actionsOf', { name: connection().name })"
        [matMenuTriggerFor]="menu"
      >
        <svg lucideEllipsisVertical />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        @if (canRead()) {
          <button mat-menu-item type="button" (click)="list().test(connection())">{{ text('connection.test') }}</button>
          <button mat-menu-item type="button" (click)="list().deeds.sample(connection())">
            {{ text('sources.sample') }}
          </button>
        }
        @if (canManage()) {
          <button mat-menu-item type="button" (click)="list().edit(connection().kind, connection())">
            {{ text('connection.change') }}
          </button>
          <button mat-menu-item type="button" (click)="list().remove(connection())">{{ text('form.remove') }}</button>
        }
      </mat-menu>
    }
  `,
})
export class ConnectionMenu {
  readonly connection = input.required<Connection>();
  readonly list = input.required<ConnectionList>();

  protected readonly text = injectText();
  protected readonly canManage = injectMay('admin');
  private readonly canOperate = injectMay('operator');
  /** A source can be read from; a channel's card has its own button for a test. */
  protected readonly canRead = computed(() => this.canOperate() && SOURCES.includes(this.connection().kind));
}
