import { inject, Injectable, Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { type SchedulePreviewRequest } from '@jeongsi/contract';
import { type ScheduleCalendar } from './schedule-calendar';

const MOST_RUNS = 100;

/** Opens the calendar of a schedule; its code comes when somebody wants to see it. */
@Injectable()
export class CalendarDoor {
  private readonly dialog = inject(MatDialog);
  /** What the page provides reaches the dialog by it. */
  private readonly injector = inject(Injector);

  async open(request: SchedulePreviewRequest): Promise<void> {
    const { ScheduleCalendar } = await import('./schedule-calendar');
    this.dialog.open<ScheduleCalendar, SchedulePreviewRequest>(ScheduleCalendar, {
      injector: this.injector,
      data: { ...request, limit: MOST_RUNS },
      width: '1040px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: '[role="grid"] [tabindex="0"]',
      ariaLabelledBy: 'dialog-title',
    });
  }
}
