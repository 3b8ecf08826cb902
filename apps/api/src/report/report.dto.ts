import { type ReportReceipt } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';

export class ReportReceiptAnswer implements ReportReceipt {
  @ApiProperty({ description: 'Final ones about deliveries of ours, repeated ones among them.', example: 2 })
  received!: number;

  @ApiProperty({ description: 'Those of them that told something new.', example: 1 })
  counted!: number;

  @ApiProperty({ description: 'Items that were not as they should be.', example: 0 })
  leftOut!: number;
}
