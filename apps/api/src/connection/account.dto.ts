import { type ConnectionAccount } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class SenderAnswer {
  @ApiProperty({ description: 'Digits only.', example: '0212345678' }) number!: string;
  @ApiPropertyOptional({ example: '대표 번호' }) name?: string;
}

export class ProfileAnswer {
  @ApiProperty({ example: 'KA01PF231120000000000000000000aB' }) pfId!: string;
  @ApiProperty({ example: '정시상회' }) name!: string;
}

export class TemplateAnswer {
  @ApiProperty({ example: 'KA01TP231120000000000000000000cD' }) templateId!: string;
  @ApiProperty({ example: 'KA01PF231120000000000000000000aB' }) pfId!: string;
  @ApiProperty({ example: '배송 안내' }) name!: string;
  @ApiProperty({ example: '#{이름}님, 주문하신 #{상품}이 출발했어요.' }) content!: string;
  @ApiProperty({ type: [String], description: 'As they stand in `content`.', example: ['이름', '상품'] })
  variables!: string[];
  @ApiProperty({ example: 1 }) buttons!: number;
}

export class BalanceAnswer {
  @ApiProperty({ description: 'In won.', example: 120_000 }) cash!: number;
  @ApiProperty({ example: 0 }) points!: number;
}

export class ConnectionAccountAnswer implements ConnectionAccount {
  @ApiProperty({ type: [SenderAnswer], description: 'Registered sender numbers.' }) senders!: SenderAnswer[];
  @ApiProperty({ type: [ProfileAnswer], description: 'KakaoTalk channels.' }) profiles!: ProfileAnswer[];
  @ApiProperty({ type: [TemplateAnswer], description: 'Approved templates.' }) templates!: TemplateAnswer[];
  @ApiPropertyOptional({ type: BalanceAnswer }) balance?: BalanceAnswer;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Won per message, by type.',
    example: { SMS: 18, LMS: 45, ALIMTALK: 13 },
  })
  prices?: Record<string, number>;
}
