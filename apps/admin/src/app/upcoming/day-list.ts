import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucideDynamicIcon } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { StateChip } from '../state/state-chip';
import { type CalendarRow } from './calendar-rows';

/** The runs of one day: when, what, how it stands. */
@Component({
  selector: 'app-day-list',
  imports: [LucideDynamicIcon, RouterLink, StateChip],
  template: `
    <ul>
      @for (row of rows(); track row.key) {
        <li [class.struck]="row.struck">
          <time class="number" [attr.datetime]="row.iso">{{ row.time }}</time>
          <span class="what">
            <a [routerLink]="row.link" [title]="row.name" (click)="followed.emit()">{{ row.name }}</a>
            @if (row.channel; as channel) {
              <span class="note channel"><svg [lucideIcon]="channel.icon" size="14" />{{ channel.label }}</span>
            }
            @if (row.note) {
              <span class="note">{{ row.note }}</span>
            }
          </span>
          <app-state-chip [look]="row.look" />
        </li>
      } @empty {
        <li class="none">{{ text('upcoming.day.none') }}</li>
      }
    </ul>
  `,
  styleUrl: './day-list.scss',
})
export class DayList {
  readonly rows = input.required<readonly CalendarRow[]>();

  /** A link was followed. */
  readonly followed = output();

  protected readonly text = injectText();
}
