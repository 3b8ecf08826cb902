import { type PreviewOccurrence, type SchedulePreview } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Engine, type Occurrence } from '@jeongsi/engine';
import { instantText, parseInstant } from '../http/instant-text';
import { impossible } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';
import { type SchedulePreviewBody } from './schedule-preview.dto';

@Injectable()
export class ScheduleService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** @throws HttpProblem for a schedule that makes no sense */
  async preview({ after: text, limit = 5, ...question }: SchedulePreviewBody): Promise<SchedulePreview> {
    const after = text === undefined ? undefined : parseInstant(text);
    const result = await this.engine.previewSchedule({ ...question, limit, ...(after !== undefined && { after }) });
    if (!result.ok) throw impossible(result.issues, 'schedule');
    const { occurrences, skipped, ...rest } = result.value;
    return { ...rest, occurrences: occurrences.map(present), skipped: skipped.map(present) };
  }
}

function present({ at, ...rest }: Occurrence): PreviewOccurrence {
  return { at: instantText(at), ...rest };
}
