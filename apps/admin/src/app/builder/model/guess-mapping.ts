import { type ChannelName } from '@jeongsi/contract';
import { type MappingRole } from './audience-draft';
import { type Row } from './table-text';

/** Names that columns have in practice, compared without case, spaces and signs. */
const NAMES: Record<Exclude<MappingRole, 'address'>, readonly string[]> = {
  name: ['name', '이름', '성명', '고객명', '수신자', '받는사람', 'fullname', '담당자', '성함'],
  key: ['id', 'customerid', 'userid', 'memberid', '고객번호', '회원번호', '고객id', '회원id', '사번'],
  adConsent: ['adconsent', '광고동의', '광고수신동의', '마케팅동의', '마케팅수신동의', 'marketing', 'marketingconsent'],
  nightConsent: ['nightconsent', '야간동의', '야간수신동의', '야간광고동의', '야간광고수신동의'],
};
const PHONE_NAMES = [
  'phone',
  'mobile',
  'tel',
  'phonenumber',
  '전화',
  '전화번호',
  '휴대폰',
  '휴대폰번호',
  '휴대전화',
  '핸드폰',
  '연락처',
];
const EMAIL_NAMES = ['email', 'mail', 'emailaddress', '이메일', '메일', '이메일주소', '메일주소'];
const ANY_NAMES = ['address', 'to', 'recipient', '주소'];

const PHONE_FORM = /^\+?[\d\s().-]{9,17}$/;
const EMAIL_FORM = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Which column probably is what: by its name, and for the address else by what stands in it. Empty where nothing fits. */
export function guessMapping(
  columns: readonly string[],
  rows: readonly Row[],
  channel: ChannelName,
): Record<MappingRole, string> {
  const named = (names: readonly string[]): string => columns.find((column) => names.includes(plain(column))) ?? '';
  return {
    address: addressColumn(columns, rows, channel),
    name: named(NAMES.name),
    key: named(NAMES.key),
    adConsent: named(NAMES.adConsent),
    nightConsent: named(NAMES.nightConsent),
  };
}

function addressColumn(columns: readonly string[], rows: readonly Row[], channel: ChannelName): string {
  for (const { names, form } of formsOf(channel)) {
    const byName = columns.find((column) => names.includes(plain(column)));
    if (byName !== undefined) return byName;
    const byContent = columns.find(
      (column) => rows.length > 0 && rows.every((row) => form.test((row[column] ?? '').trim())),
    );
    if (byContent !== undefined) return byContent;
  }
  return columns.length === 1
    ? (columns[0] ?? '')
    : (columns.find((column) => ANY_NAMES.includes(plain(column))) ?? '');
}

function formsOf(channel: ChannelName): readonly { names: readonly string[]; form: RegExp }[] {
  const phone = { names: PHONE_NAMES, form: PHONE_FORM };
  const email = { names: EMAIL_NAMES, form: EMAIL_FORM };
  switch (channel) {
    case 'sms':
    case 'alimtalk':
      return [phone];
    case 'email':
      return [email];
    default:
      return [email, phone];
  }
}

function plain(column: string): string {
  return column.toLowerCase().replaceAll(/[\s_\-().·:*]/g, '');
}
