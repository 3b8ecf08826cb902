import {
  CHANNELS,
  type ChannelName,
  type Delivery,
  DELIVERY_STATES,
  type DeliveryState,
  type Page,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../../http/openapi/examples';
import { PageQuery } from '../../http/page';
import { Optional } from '../../http/validation/fields';
import { oneOf } from '../../http/validation/rules';

export class DeliveriesQuery extends PageQuery {
  @Optional(oneOf(DELIVERY_STATES))
  state?: DeliveryState;
}

/** Every recipient of a job at once. */
export class DeliveriesCsvQuery {
  @Optional(oneOf(DELIVERY_STATES))
  state?: DeliveryState;
}

export class DeliveryAnswer implements Delivery {
  @ApiProperty({ description: 'Also the idempotency key that receivers see.', example: DOC_ID.delivery }) id!: string;
  @ApiProperty({ example: DOC_ID.job }) jobId!: string;
  @ApiProperty({ example: 'customer-17' }) recipientKey!: string;
  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelName', example: 'email' }) channel!: ChannelName;
  @ApiProperty({ description: 'Masked.', example: 'j***@example.com' }) address!: string;
  @ApiPropertyOptional({ example: '김지수' }) name?: string;
  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState', example: 'accepted' }) state!: DeliveryState;
  @ApiProperty({ example: 1 }) attempts!: number;
  @ApiPropertyOptional({ format: 'date-time', example: DOC_TIME.later }) nextTryAt?: string;
  @ApiPropertyOptional({ description: 'What the receiving side calls it.', example: '4b1f9a' }) providerId?: string;
  @ApiPropertyOptional({ example: 'SMTP_550' }) errorCode?: string;
  @ApiPropertyOptional({ example: '550 No such mailbox' }) error?: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.ended }) updatedAt!: string;
}

export class DeliveryPage implements Page<Delivery> {
  @ApiProperty({ type: [DeliveryAnswer] }) items!: Delivery[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}
