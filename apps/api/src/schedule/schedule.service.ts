import { type PreviewOccurrence, type SchedulePreview } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { Clock, koreanHolidays, type Occurrence, previewInput } from '@jeongsi/engine';
import { Settings } from '../config/settings';
import { instantText, parseInstant } from '../http/instant-text';
import { impossible } from '../http/unwrap';
import { type SchedulePreviewBody } from './schedule-preview.dto';

@Injectable()
export class ScheduleService {
  constructor(
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** @throws HttpProblem for a schedule that makes no sense */
  preview({ schedule, purpose, channel, after, limit = 5 }: SchedulePreviewBody): SchedulePreview {
    const now = this.clock.now();
    const result = previewInput(schedule, {
      now,
      after: (after === undefined ? undefined : parseInstant(after)) ?? now,
      limit,
      calendar: koreanHolidays(),
      timeZone: this.settings.defaultTimeZone,
      ...(purpose && { purpose }),
      ...(channel && { channel }),
    });
    if (!result.ok) throw impossible(result.issues, 'schedule');
    const { occurrences, skipped, ...rest } = result.value;
    return { ...rest, occurrences: occurrences.map(present), skipped: skipped.map(present) };
  }
}

function present({ at, ...rest }: Occurrence): PreviewOccurrence {
  return { at: instantText(at), ...rest };
}
