import {
  type DatabaseSettings,
  type HttpSettings,
  type SmtpSettings,
  type SolapiSettings,
  type WebhookSettings,
} from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/*
 * What the settings of each kind mean, for the document. The connection's driver judges them, for it knows what they are for;
 * a wrong one is 422 and names its field.
 */

const port = { minimum: 1, maximum: 65_535 };
const rate = { description: 'At most so many messages a minute, over all workflows together.', minimum: 1 };

export class SmtpSettingsShape implements SmtpSettings {
  @ApiProperty({ example: 'mail.example.com' }) host!: string;
  @ApiPropertyOptional({ ...port, description: 'Without it 587, or 465 when `secure`.', example: 587 }) port?: number;
  @ApiPropertyOptional({ description: 'TLS from the first byte; otherwise STARTTLS where offered.', example: false })
  secure?: boolean;
  @ApiPropertyOptional({ example: 'notice@example.com' }) user?: string;
  @ApiPropertyOptional({ description: 'Who mails come from.', example: 'Jeongsi <notice@example.com>' }) from?: string;
  @ApiPropertyOptional({ description: 'Who advertises.', example: '정시상회' }) senderName?: string;
  @ApiPropertyOptional({ description: 'How to reach them.', example: '02-123-4567' }) senderContact?: string;
  @ApiPropertyOptional({ description: 'Where to refuse advertisements.', example: 'https://example.com/refuse' })
  optOutUrl?: string;
  @ApiPropertyOptional({ ...rate, example: 600 }) ratePerMinute?: number;
}

export class WebhookSettingsShape implements WebhookSettings {
  @ApiProperty({ description: 'The secrets go nowhere else.', example: 'https://hooks.example.com' }) origin!: string;
  @ApiPropertyOptional({ ...rate, example: 6_000 }) ratePerMinute?: number;
}

export class SolapiSettingsShape implements SolapiSettings {
  @ApiPropertyOptional({ description: 'Who advertises.', example: '정시상회' }) senderName?: string;
  @ApiPropertyOptional({ description: 'The free number for refusing.', example: '080-123-4567' }) optOutNumber?: string;

  @ApiPropertyOptional({
    description:
      'Who a text comes from that is sent where AlimTalk does not reach; without it the first registered one.',
    example: '02-1234-5678',
  })
  from?: string;

  @ApiPropertyOptional({ ...rate, example: 3_000 }) ratePerMinute?: number;
}

export class DatabaseSettingsShape implements DatabaseSettings {
  @ApiProperty({ example: 'db.example.com' }) host!: string;
  @ApiPropertyOptional({ ...port, description: 'Without it 5432, or 3306 for MySQL.', example: 5_432 }) port?: number;
  @ApiProperty({ example: 'crm' }) database!: string;
  @ApiProperty({ description: 'Give it the right to read, and no other.', example: 'jeongsi_reader' }) user!: string;
  @ApiPropertyOptional({ enum: ['off', 'require', 'verify'], default: 'off' }) tls?: DatabaseSettings['tls'];
  @ApiPropertyOptional({ minimum: 1, maximum: 600, default: 60 }) statementTimeoutSeconds?: number;
}

export class HttpSettingsShape implements HttpSettings {
  @ApiProperty({ description: 'The secrets go nowhere else.', example: 'https://api.example.com' }) origin!: string;
}

export const SETTINGS_SHAPES = [
  SmtpSettingsShape,
  WebhookSettingsShape,
  SolapiSettingsShape,
  DatabaseSettingsShape,
  HttpSettingsShape,
];
