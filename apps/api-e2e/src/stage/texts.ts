import { type Audience, type ConnectionInput, type Message } from '@jeongsi/contract';
import { SENDER, SOLAPI_KEYS } from './fake-solapi';

type SolapiAccount = Extract<ConnectionInput, { kind: 'solapi' }>;

/** An account at the stand-in. */
export function solapiAccount(parts: { settings?: object; webhookSecret?: string } = {}): SolapiAccount {
  const { settings = {}, webhookSecret } = parts;
  const secrets = { ...SOLAPI_KEYS, ...(webhookSecret !== undefined && { webhookSecret }) };
  return { name: '문자 계정', kind: 'solapi', settings, secrets };
}

/** A mobile number of its own for each `index`. */
export function phone(index: number): string {
  return `010${20_000_000 + index}`;
}

/** `count` people with mobile numbers, in the list itself. */
export function phones(count: number): Audience {
  const rows = Array.from({ length: count }, (_, index) => ({ 전화: phone(index), 이름: `고객 ${index}` }));
  return { source: 'list', rows, mapping: { address: '전화', name: '이름' } };
}

export function smsMessage(connectionId: string, body = '#{이름}님, 정산이 끝났어요.'): Message {
  return { channel: 'sms', connectionId, from: SENDER, body };
}
