import {
  type AccessKey,
  type AccessKeyInput,
  type CreatedAccessKey,
  type Page,
  type Role,
  ROLES,
} from '@jeongsi/contract';
import { ApiProperty } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { Required } from '../http/validation/fields';
import { oneOf, text } from '../http/validation/rules';

const NAME = 'The author in the audit log. Unique; `admin` is the built-in key’s.';
const ROLE = '`viewer`: looks; `operator`: does the daily work; `admin`: also connections, holidays and access keys.';

export class AccessKeyBody implements AccessKeyInput {
  @Required(text({ max: 100 }), { description: NAME, example: '지수' }) name!: string;
  @Required(oneOf(ROLES), { description: ROLE, example: 'operator' }) role!: Role;
}

export class AccessKeyAnswer implements AccessKey {
  @ApiProperty({ example: DOC_ID.accessKey }) id!: string;
  @ApiProperty({ description: NAME, example: '지수' }) name!: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role', description: ROLE, example: 'operator' }) role!: Role;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
  @ApiProperty({ description: 'The name of the key that made it.', example: 'admin' }) createdBy!: string;
}

export class CreatedAccessKeyAnswer extends AccessKeyAnswer implements CreatedAccessKey {
  @ApiProperty({
    description: 'The key: shown this once, and kept nowhere.',
    example: 'jeongsi_Jm1nC0o0v9nN2lX6tq1hA0y8f7c5s3d2Jm1nC0o0v9n',
  })
  key!: string;
}

export class AccessKeyPage implements Page<AccessKey> {
  @ApiProperty({ type: [AccessKeyAnswer] }) items!: AccessKey[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: all are on one page.', example: null })
  nextCursor!: string | null;
}
