import {
  type Holiday,
  HOLIDAY_KINDS,
  type HolidayEffect,
  type HolidayInput,
  type HolidayKind,
  type HolidayPreview,
  type HolidayPreviewRequest,
  type HolidayUpdate,
  type HolidayYear,
  type SavedHoliday,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { Optional, Required } from '../http/validation/fields';
import { formatted, oneOf, text } from '../http/validation/rules';
import { digits } from '../http/validation/text-rules';

const DATE = formatted(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-12-24');
const KIND = '`public`: a public holiday; `company`: a day of your own.';
const MOVED = 'How many workflows run next at another time because of it.';

export class HolidaysQuery {
  @Required(digits({ from: 1900, to: 9999 }), { example: 2026 }) year!: string;
}

export class HolidayUpdateBody implements HolidayUpdate {
  @Required(text({ max: 100 }), { example: '창립 기념일' }) name!: string;
  @Optional(text({ max: 100 }), { description: 'Without it `name` in both languages.', example: 'Founding day' })
  nameEn?: string;
  @Required(oneOf(HOLIDAY_KINDS), { description: KIND, example: 'company' }) kind!: HolidayKind;
}

export class HolidayBody extends HolidayUpdateBody implements HolidayInput {
  @Required(DATE, { example: '2026-12-24' }) date!: string;
}

export class HolidayPreviewBody implements HolidayPreviewRequest {
  @Required(DATE, { example: '2026-12-24' }) date!: string;
  @Required(oneOf(['add', 'remove']), { description: 'What would be done with that day.', example: 'add' })
  change!: 'add' | 'remove';
}

export class HolidayAnswer implements Holiday {
  @ApiProperty({ format: 'date', example: '2026-12-24' }) date!: string;
  @ApiProperty({ example: '창립 기념일' }) name!: string;
  @ApiPropertyOptional({ description: 'Where it differs from `name`.', example: 'Founding day' }) nameEn?: string;
  @ApiProperty({ enum: HOLIDAY_KINDS, enumName: 'HolidayKind', description: KIND, example: 'company' })
  kind!: HolidayKind;
}

export class SavedHolidayAnswer extends HolidayAnswer implements SavedHoliday {
  @ApiProperty({ description: MOVED, example: 2 }) movedWorkflows!: number;
}

export class HolidayEffectAnswer implements HolidayEffect {
  @ApiProperty({ description: MOVED, example: 2 }) movedWorkflows!: number;
}

export class HolidayYearAnswer implements HolidayYear {
  @ApiProperty({ example: 2026 }) year!: number;
  @ApiProperty({ description: 'Whether the public holidays of that year are known.', example: true }) known!: boolean;
  @ApiProperty({ type: [HolidayAnswer] }) items!: Holiday[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: a year is one page.', example: null })
  nextCursor!: string | null;
}

export class MovedWorkflowAnswer {
  @ApiProperty({ example: DOC_ID.workflow }) id!: string;
  @ApiProperty({ example: '월말 정산 안내' }) name!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.due }) from!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent: never again.', example: DOC_TIME.later })
  to?: string;
}

export class HolidayPreviewAnswer extends HolidayEffectAnswer implements HolidayPreview {
  @ApiProperty({ type: [MovedWorkflowAnswer], description: 'The first 20 of them.' })
  workflows!: HolidayPreview['workflows'];
}
