import { type Message } from '@jeongsi/contract';
import { Later, Optional, Required } from '../http/validation/fields';
import { variantOf } from '../http/validation/object-rules';
import { notYet, oneOf, recordOf, text } from '../http/validation/rules';

type Of<C extends Message['channel']> = Extract<Message, { channel: C }>;

const body = text({ max: 500_000 });
const subject = text({ max: 1_000 });
const noConnection = notYet('Connections come with a later version; leave it out.');
const VARIABLES = '`#{variable}` and `#{variable|default}` stand for the columns of a recipient.';

/** Stays here, to be looked at: for trying things out. */
export class OutboxMessageBody implements Of<'outbox'> {
  @Required(oneOf(['outbox'])) channel!: 'outbox';
  @Required(body, { description: VARIABLES, example: '#{name|고객}님, 회의가 내일 오전 9시예요.' }) body!: string;
  @Optional(subject, { example: '회의 안내' }) subject?: string;
}

/** By the mail server of the settings. */
@Later({ connectionId: noConnection })
export class EmailMessageBody implements Of<'email'> {
  @Required(oneOf(['email'])) channel!: 'email';
  @Optional(text({ max: 500 }), { description: 'Without it `SMTP_FROM`.', example: 'Jeongsi <notice@example.com>' })
  from?: string;
  @Required(subject, { example: '#{name|고객}님의 정산 내역' }) subject!: string;
  @Required(body, { description: VARIABLES, example: '이번 달 정산 금액은 #{amount}원이에요.' }) body!: string;
  @Optional(body, {
    description: 'The same in HTML; values are escaped.',
    example: '<p>이번 달 정산 금액은 <b>#{amount}원</b>이에요.</p>',
  })
  html?: string;
}

/** One POST per recipient, with the delivery's id as `Idempotency-Key`. */
@Later({ connectionId: noConnection })
export class WebhookMessageBody implements Of<'webhook'> {
  @Required(oneOf(['webhook'])) channel!: 'webhook';
  @Required(text({ max: 2_048 }), {
    description: 'Public addresses only, unless `ALLOWED_PRIVATE_HOSTS` names the host.',
    example: 'https://hooks.example.com/notice',
  })
  url!: string;
  @Optional(recordOf(text({ min: 0, max: 4_096 }), { max: 50, nameLength: 200 }), {
    example: { 'X-Source': 'jeongsi' },
  })
  headers?: Record<string, string>;
  @Required(body, { description: VARIABLES, example: '{"to":"#{phone}","text":"#{name}님, 안녕하세요"}' })
  body!: string;
}

const LATER = 'This channel comes with a later version; use `outbox`, `email` or `webhook`.';

export const messageRule = variantOf(
  'channel',
  { outbox: OutboxMessageBody, email: EmailMessageBody, webhook: WebhookMessageBody },
  { sms: LATER, alimtalk: LATER },
);
