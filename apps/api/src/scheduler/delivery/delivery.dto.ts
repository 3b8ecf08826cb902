import {
  CHANNELS,
  type ChannelName,
  type Delivery,
  DELIVERY_STATES,
  type DeliveryState,
  type Page,
  type SettleRequest,
} from '@jeongsi/contract';
import { type DeliveryFilter } from '@jeongsi/engine';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Principal } from '../../access/principal';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { PageQuery } from '../../http/page';
import { Optional, Required } from '../../http/validation/fields';
import { oneOf, text } from '../../http/validation/rules';
import { deliverySearch } from './delivery-search';

const ERROR_CODE = text({ max: 200 });
const SEARCH = text({ max: 200 });
const SEARCH_DOCS = {
  description:
    'Part of the name, the key or the whole address, as they are kept; of a phone number in any spelling. For viewers part of the name.',
  example: '0101234',
};
const ERROR_CODE_DOCS = { description: 'With this `errorCode` only.', example: 'suppressed' };

export class DeliveriesQuery extends PageQuery {
  @Optional(oneOf(DELIVERY_STATES))
  state?: DeliveryState;

  @Optional(ERROR_CODE, ERROR_CODE_DOCS)
  errorCode?: string;

  @Optional(SEARCH, SEARCH_DOCS)
  search?: string;
}

/** Every recipient of a job at once. */
export class DeliveriesCsvQuery {
  @Optional(oneOf(DELIVERY_STATES))
  state?: DeliveryState;

  @Optional(ERROR_CODE, ERROR_CODE_DOCS)
  errorCode?: string;

  @Optional(SEARCH, SEARCH_DOCS)
  search?: string;

  @Optional(oneOf(['masked', 'full']), {
    description: 'Whether addresses (and keys that are addresses) are masked. `full` is refused to viewers (403).',
    default: 'masked',
  })
  addresses?: 'masked' | 'full';
}

export function deliveryFilter(
  { state, errorCode, search }: DeliveriesQuery | DeliveriesCsvQuery,
  principal: Principal,
): DeliveryFilter {
  return {
    ...(state && { state }),
    ...(errorCode !== undefined && { errorCode }),
    ...(search !== undefined && { search: deliverySearch(search, principal) }),
  };
}

export class SettleBody implements SettleRequest {
  @Required(oneOf(['delivered', 'failed']), {
    description: 'What became of it, as somebody found out.',
    example: 'delivered',
  })
  state!: 'delivered' | 'failed';
}

export class DeliveryAnswer implements Delivery {
  @ApiProperty({ description: 'Also the idempotency key that receivers see.', example: DOC_ID.delivery }) id!: string;
  @ApiProperty({ example: DOC_ID.job }) jobId!: string;

  @ApiProperty({
    description:
      'The mapped key as it is. One that is an address is masked, with the end of the delivery’s id behind it: `j***@example.com~e0f372`.',
    example: 'customer-17',
  })
  recipientKey!: string;

  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelName', example: 'email' }) channel!: ChannelName;
  @ApiProperty({ description: 'Masked.', example: 'j***@example.com' }) address!: string;
  @ApiPropertyOptional({ example: '김지수' }) name?: string;
  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState', example: 'accepted' }) state!: DeliveryState;
  @ApiProperty({ example: 1 }) attempts!: number;

  @ApiPropertyOptional({
    description: 'When it is tried again; for a held one, until when it waits.',
    format: 'date-time',
    example: DOC_TIME.later,
  })
  nextTryAt?: string;

  @ApiPropertyOptional({ description: 'What the receiving side calls it.', example: '4b1f9a' }) providerId?: string;

  @ApiPropertyOptional({
    description:
      'Why it is in its state: the receiving side’s code; of a held one `night` or `window`; of a skipped one `duplicate`, `invalid_address`, `missing_variable`, `cancelled`, `suppressed`, `no_consent` or `outside_window`; `settled` when a person decided.',
    example: 'SMTP_550',
  })
  errorCode?: string;

  @ApiPropertyOptional({ example: '550 No such mailbox' }) error?: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.ended }) updatedAt!: string;
}

export class DeliveryPage implements Page<Delivery> {
  @ApiProperty({ type: [DeliveryAnswer] }) items!: Delivery[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
