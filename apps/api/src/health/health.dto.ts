import { ApiProperty } from '@nestjs/swagger';

export class LiveAnswer {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

export class ReadyAnswer {
  @ApiProperty({ enum: ['ready'] })
  status!: 'ready';
}
