import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { LucideTriangleAlert } from '@lucide/angular';
import { injectText } from '../../i18n/text';
import { AudienceLook } from '../audience/audience-look';
import { neededVariables, variableText, withOtherVariable } from '../model/variable';

/** The variables of a text that no column fills, each with the columns to put in its place. */
@Component({
  selector: 'app-unknown-variables',
  imports: [LucideTriangleAlert, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @for (name of unknown(); track name) {
      <p>
        <svg lucideTriangleAlert size="16" />
        <span>{{ text('builder.variable.unknown', { name: shown(name) }) }}</span>
        <button
          type="button"
          [matMenuTriggerFor]="menu"
          [attr.aria-label]="text('builder.variable.replaceOne', { name: shown(name) })"
        >
          {{ text('builder.variable.replace') }}
        </button>
        <mat-menu #menu="matMenu">
          @for (column of columns(); track column) {
            <button mat-menu-item type="button" (click)="replaced.emit(other(name, column))">
              {{ shown(column) }}
            </button>
          }
        </mat-menu>
      </p>
    }
  `,
  styleUrl: './unknown-variables.scss',
})
export class UnknownVariables {
  /** The text that counts. */
  readonly written = input.required<string>();

  /** The text with another variable in place of one. */
  readonly replaced = output<string>();

  protected readonly text = injectText();
  protected readonly columns = inject(AudienceLook).columns;
  protected readonly shown = variableText;

  /** Before the columns are known nobody can say. */
  protected readonly unknown = computed(() => {
    const columns = this.columns().map((column) => column.trim().normalize('NFC'));
    return columns.length === 0 ? [] : neededVariables(this.written()).filter((name) => !columns.includes(name));
  });

  protected other(name: string, column: string): string {
    return withOtherVariable(this.written(), name, column);
  }
}
