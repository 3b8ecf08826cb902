import { type Message } from '@jeongsi/contract';
import { DOC_ID } from '../http/openapi/examples';
import { Optional, Required } from '../http/validation/fields';
import { objectOf, variantOf } from '../http/validation/object-rules';
import { oneOf, recordOf, text } from '../http/validation/rules';

type Of<C extends Message['channel']> = Extract<Message, { channel: C }>;

const body = text({ max: 500_000 });
const subject = text({ max: 1_000 });
const connectionId = text({ max: 100 });
const VARIABLES = '`#{variable}` and `#{variable|default}` stand for the columns of a recipient.';

/** Stays here, to be looked at: for trying things out. */
export class OutboxMessageBody implements Of<'outbox'> {
  @Required(oneOf(['outbox'])) channel!: 'outbox';
  @Required(body, { description: VARIABLES, example: '#{name|고객}님, 회의가 내일 오전 9시예요.' }) body!: string;
  @Optional(subject, { example: '회의 안내' }) subject?: string;
}

/** By the mail server of a connection, or of the settings. */
export class EmailMessageBody implements Of<'email'> {
  @Required(oneOf(['email'])) channel!: 'email';
  @Optional(connectionId, {
    description: 'Of the kind `smtp`; without it `SMTP_URL`. Needed to advertise.',
    example: DOC_ID.connection,
  })
  connectionId?: string;
  @Optional(text({ max: 500 }), {
    description: "Without it the connection's, or `SMTP_FROM`.",
    example: 'Jeongsi <notice@example.com>',
  })
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
export class WebhookMessageBody implements Of<'webhook'> {
  @Required(oneOf(['webhook'])) channel!: 'webhook';
  @Optional(connectionId, {
    description: 'Of the kind `webhook`; its origin must be that of `url`.',
    example: DOC_ID.connection,
  })
  connectionId?: string;
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

/** SMS up to 90 bytes without a subject, else LMS. An advertisement gets `(광고)` and the number for refusing. */
export class SmsMessageBody implements Of<'sms'> {
  @Required(oneOf(['sms'])) channel!: 'sms';
  @Required(connectionId, { description: 'Of the kind `solapi`.', example: DOC_ID.connection }) connectionId!: string;
  @Required(text({ max: 50 }), {
    description: 'A sender number that is registered with the provider.',
    example: '02-1234-5678',
  })
  from!: string;
  @Required(body, { description: VARIABLES, example: '#{name}님, 내일 오전 9시에 만나요.' }) body!: string;
  @Optional(subject, { description: 'Makes it an LMS; at most 40 bytes.', example: '예약 안내' }) subject?: string;
}

export class FallbackBody {
  @Required(body, { description: VARIABLES, example: '#{name}님, 주문하신 상품이 출발했어요.' }) body!: string;
}

/** A template that KakaoTalk approved. Informs only: never for advertising. */
export class AlimtalkMessageBody implements Of<'alimtalk'> {
  @Required(oneOf(['alimtalk'])) channel!: 'alimtalk';
  @Required(connectionId, { description: 'Of the kind `solapi`.', example: DOC_ID.connection }) connectionId!: string;
  @Required(text({ max: 100 }), { description: 'The KakaoTalk channel.', example: 'KA01PF231120000000000000000000aB' })
  pfId!: string;
  @Required(text({ max: 100 }), { example: 'KA01TP231120000000000000000000cD' }) templateId!: string;
  @Optional(recordOf(text({ min: 0, max: 10_000 }), { max: 100, nameLength: 200 }), {
    description: "The template's variables, each a text of its own; without it the columns of the same names.",
    example: { 이름: '#{name}', 상품: '#{product|상품}' },
  })
  variables?: Record<string, string>;
  @Optional(objectOf(FallbackBody), { description: 'Sent by SMS or LMS to whom KakaoTalk does not reach.' })
  fallback?: FallbackBody;
}

export const messageRule = variantOf('channel', {
  outbox: OutboxMessageBody,
  email: EmailMessageBody,
  webhook: WebhookMessageBody,
  sms: SmsMessageBody,
  alimtalk: AlimtalkMessageBody,
});
