import { ROLES, type Session } from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { Required } from '../http/validation/fields';
import { text } from '../http/validation/rules';

export class SignInBody {
  @Required(text({ max: 500 }), { description: 'The access key.', example: 'Jm1nC0o0v9nN2lX6tq1hA0y8f7c5s3d2' })
  key!: string;
}

export class SessionAnswer implements Session {
  @ApiProperty({ description: 'The name of the key: the author of what is done with it.', example: 'admin' })
  name!: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'admin' })
  role!: Session['role'];
}
