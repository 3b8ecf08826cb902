import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LiveAnswer {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

export class ReadyDetailsAnswer {
  @ApiPropertyOptional({
    description: 'So many connections were sealed with another SECRET_KEY: restore it, or enter their secrets again.',
    example: 1,
  })
  unreadableConnections?: number;
}

export class ReadyAnswer {
  @ApiProperty({ enum: ['ready'] })
  status!: 'ready';

  @ApiPropertyOptional({ type: ReadyDetailsAnswer, description: 'What a person should look at all the same.' })
  details?: ReadyDetailsAnswer;
}
