import { CHANNELS, type ChannelName, type DeliveryMessage } from '@jeongsi/contract';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { SampleAnswer } from '../../workflow/workflow-preview.dto';

export class DeliveryMessageAnswer extends OmitType(SampleAnswer, ['kind', 'to'] as const) implements DeliveryMessage {
  @ApiProperty({ enum: CHANNELS, enumName: 'ChannelName', example: 'email' }) channel!: ChannelName;
  @ApiProperty({ description: 'Masked.', example: 'j***@example.com' }) to!: string;
}
