import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { LucideChevronLeft, LucideChevronRight, LucideEllipsisVertical, LucidePlus } from '@lucide/angular';
import { type Holiday, type HolidayEffect } from '@jeongsi/contract';
import { firstValueFrom, map } from 'rxjs';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { RoleNote } from '../session/role-note';
import { NotHere } from '../settings/not-here';
import { wallFields } from '../time/instant-of-wall';
import { plainDate } from '../time/plain-date';
import { HolidayApi } from './holiday-api';
import { HolidayDialog, type HolidayDialogData } from './holiday-dialog';
import { injectHolidayMoves } from './holiday-moves';

/** The days off of a year: public ones, and the company's own. */
@Component({
  selector: 'app-holiday-tab',
  imports: [
    ListFrame,
    LucideChevronLeft,
    LucideChevronRight,
    LucideEllipsisVertical,
    LucidePlus,
    MatButton,
    MatIconButton,
    MatMenuModule,
    NotHere,
    RoleNote,
  ],
  templateUrl: './holiday-tab.html',
  styleUrl: '../settings/tab.scss',
})
export class HolidayTab {
  private readonly api = inject(HolidayApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly status = inject(SchedulerStatusStore);
  private readonly language = inject(LanguageStore).current;

  private readonly moves = injectHolidayMoves();

  protected readonly text = injectText();
  protected readonly canChange = injectMay('admin');
  private readonly chosen = signal<number | null>(null);
  private readonly thisYear = computed(() =>
    Number(wallFields(this.status.serverNow(), this.status.timeZone()).date.slice(0, 4)),
  );
  protected readonly year = computed(() => this.chosen() ?? this.thisYear());
  protected readonly known = signal(true);
  protected readonly list = injectPagedList({
    query: this.year,
    fetch: (year) =>
      this.api.year(year).pipe(
        map((answer) => {
          this.known.set(answer.known);
          return answer;
        }),
      ),
  });
  protected readonly missing = computed(() => this.list.feed().failure?.kind === 'missing');
  protected readonly rows = computed(() =>
    this.list.feed().items.map((holiday) => ({
      holiday,
      day: plainDate(holiday.date, this.language()),
      name: this.language() === 'en' ? (holiday.nameEn ?? holiday.name) : holiday.name,
      kind: this.text(`holiday.kind.${holiday.kind}`),
    })),
  );

  protected go(by: 1 | -1): void {
    this.chosen.set(this.year() + by);
  }

  protected async edit(saved: Holiday | null): Promise<void> {
    const data = { saved, moves: this.moves };
    const answer = await this.confirm.open<HolidayDialogData, HolidayEffect>(HolidayDialog, data);
    if (answer.kind === 'done') this.tell('holiday.saved', answer.value);
    if (answer.kind !== 'left') this.list.again();
  }

  protected async remove({ date, name }: Holiday): Promise<void> {
    const effect = await firstValueFrom(this.api.preview({ date, change: 'remove' })).catch(() => null);
    const answer = await this.confirm.ask({
      title: this.text('holiday.remove.title', { day: plainDate(date, this.language()), name }),
      effects: [this.text('holiday.remove.effect'), ...(effect === null ? [] : this.moves()(effect))],
      verb: this.text('form.remove'),
      tone: 'danger',
      act: () => this.api.remove(date),
    });
    if (answer.kind === 'done') this.tell('holiday.removed', answer.value);
    if (answer.kind !== 'left') this.list.again();
  }

  private tell(key: 'holiday.saved' | 'holiday.removed', { movedWorkflows }: HolidayEffect): void {
    const moved = movedWorkflows > 0 ? ` ${this.text('holiday.effect', { n: movedWorkflows })}` : '';
    this.notices.say(`${this.text(key)}${moved}`);
  }
}
