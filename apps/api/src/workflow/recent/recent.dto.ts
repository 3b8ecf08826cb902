import { type RecentRecipients } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { DOC_TIME } from '../../http/openapi/examples';
import { Optional } from '../../http/validation/fields';
import { digits } from '../../http/validation/text-rules';

export class RecentQuery {
  @Optional(digits({ from: 1, to: 1_440 }), { description: 'How far to look back.', default: 60, example: 60 })
  minutes?: string;
}

export class RecentRecipientsAnswer implements RecentRecipients {
  @ApiProperty({ format: 'date-time', example: DOC_TIME.started }) since!: string;
  @ApiProperty({ description: 'Live jobs that were under way since.', example: 1 }) jobs!: number;
  @ApiProperty({
    description: 'To whom messages of these jobs went out, as far as is known. Somebody in two of them counts twice.',
    example: 118,
  })
  recipients!: number;
}
