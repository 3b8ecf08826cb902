import {
  CONNECTION_KINDS,
  type Connection,
  type ConnectionKind,
  type ConnectionProblem,
  type ConnectionTest,
  type Page,
} from '@jeongsi/contract';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional, Required } from '../http/validation/fields';
import { type Rule } from '../http/validation/rule';
import { oneOf, recordOf, scalar, text } from '../http/validation/rules';
import { SETTINGS_SHAPES } from './settings.dto';

type Settings = Record<string, string | number | boolean>;

const anySettings = recordOf(scalar({ max: 2_000 }), { max: 50, nameLength: 100 });

/** Judged here as names and plain values; what they mean is the driver's to judge. */
const settings: Rule = {
  check: (value) => anySettings.check(value),
  schema: { oneOf: SETTINGS_SHAPES.map((shape) => ({ $ref: getSchemaPath(shape) })) },
};

/** `''` is how a secret is removed. */
const secrets = recordOf(text({ min: 0, max: 10_000 }), { max: 20, nameLength: 100 });

const SECRETS = {
  description:
    'Travel in only. Leave one out to keep it, give `""` to remove it. One that is kept stays with its host, port, origin and TLS settings: when they change it must be given again. `smtp`, `postgres`, `mysql`: `password`. `webhook`: `authorization`, `signingSecret`. `solapi`: `apiKey`, `apiSecret`, `webhookSecret`. `http`: `authorization`.',
  example: { password: '…' },
};

@ApiExtraModels(...SETTINGS_SHAPES)
export class ConnectionBody {
  @Required(oneOf(CONNECTION_KINDS), { description: 'Stays as it is for ever.', example: 'postgres' })
  kind!: ConnectionKind;

  @Required(text({ max: 100 }), { description: 'Unique.', example: '고객 DB' }) name!: string;

  @Required(settings, {
    description: 'Unknown ones are refused.',
    example: { host: 'db.example.com', database: 'crm', user: 'jeongsi_reader', tls: 'verify' },
  })
  settings!: Settings;

  @Optional(secrets, SECRETS) secrets?: Record<string, string>;
}

export class ConnectionTestBody {
  @Optional(text({ max: 100 }), {
    description: 'One that is saved: its secrets count where they are left out.',
    example: DOC_ID.connection,
  })
  id?: string;

  @Required(oneOf(CONNECTION_KINDS), { example: 'postgres' }) kind!: ConnectionKind;
  @Required(settings, { example: { host: 'db.example.com', database: 'crm', user: 'jeongsi_reader' } })
  settings!: Settings;
  @Optional(secrets, SECRETS) secrets?: Record<string, string>;
}

export class ConnectionsQuery extends PageQuery {
  @Optional(oneOf(CONNECTION_KINDS), { example: 'solapi' }) kind?: ConnectionKind;
}

export class ConnectionProblemAnswer implements ConnectionProblem {
  @ApiProperty({ example: 'AUTHENTICATION_FAILED' }) code!: string;
  @ApiProperty({ example: 'The server refused the user name or the password' }) message!: string;
}

export class ConnectionUserAnswer {
  @ApiProperty({ example: DOC_ID.workflow }) id!: string;
  @ApiProperty({ example: '월말 정산 안내' }) name!: string;
}

@ApiExtraModels(...SETTINGS_SHAPES)
export class ConnectionAnswer implements Connection {
  @ApiProperty({ example: DOC_ID.connection }) id!: string;
  @ApiProperty({ enum: CONNECTION_KINDS, enumName: 'ConnectionKind', example: 'postgres' }) kind!: ConnectionKind;
  @ApiProperty({ example: '고객 DB' }) name!: string;

  @ApiProperty({
    oneOf: SETTINGS_SHAPES.map((shape) => ({ $ref: getSchemaPath(shape) })),
    example: { host: 'db.example.com', database: 'crm', user: 'jeongsi_reader', tls: 'verify' },
  })
  settings!: Settings;

  @ApiProperty({
    type: [String],
    description: 'The names of those that are set; never their values.',
    example: ['password'],
  })
  secrets!: string[];

  @ApiProperty({
    enum: ['untested', 'ok', 'broken'],
    enumName: 'ConnectionState',
    description: 'As the last test or job found it.',
    example: 'ok',
  })
  state!: Connection['state'];

  @ApiPropertyOptional({ format: 'date-time', example: DOC_TIME.saved }) testedAt?: string;
  @ApiPropertyOptional({ type: ConnectionProblemAnswer, description: 'When it is broken.' })
  problem?: ConnectionProblem;

  @ApiProperty({ type: [ConnectionUserAnswer], description: 'Workflows in use that name it, at most 100.' })
  usedBy!: { id: string; name: string }[];

  @ApiProperty({ description: 'Raised by every change; also the ETag.', example: 2 }) version!: number;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) createdAt!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) updatedAt!: string;
}

export class ConnectionPage implements Page<Connection> {
  @ApiProperty({ type: [ConnectionAnswer] }) items!: Connection[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}

export class ConnectionTestAnswer implements ConnectionTest {
  @ApiProperty({ example: true }) ok!: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'When it worked: such as the version of the server, or the balance.',
    example: { version: 'PostgreSQL 18.4', readOnly: 'yes' },
  })
  facts?: Record<string, string | number>;

  @ApiPropertyOptional({ type: ConnectionProblemAnswer, description: 'When it did not.' }) problem?: ConnectionProblem;
}
