import { type TextKey } from '../i18n/text';

type Prefixed<K extends string> = K extends `form.problem.${infer Code}` ? Code : never;

/** The last part of a text key `form.problem.…`. */
export type ProblemCode = Prefixed<TextKey>;

/** The server's stable codes, and which of our sentences says the same. */
const BY_SERVER_CODE: Readonly<Record<string, ProblemCode>> = {
  REQUIRED: 'required',
  TOO_SHORT: 'required',
  TOO_FEW: 'required',
  EMPTY: 'required',
  TOO_LONG: 'tooLong',
  ADDRESS_TOO_LONG: 'tooLong',
  NOT_WHOLE: 'wholeNumber',
  OUT_OF_RANGE: 'outOfRange',
  UNKNOWN_COLUMN: 'unknownColumn',
  ADVERTISING_NEEDS_CONSENT: 'adConsent',
  TOO_MANY_ROWS: 'tooManyRows',
  NO_ROWS: 'noRows',
  PAST: 'past',
  TOO_FAR: 'tooFar',
  NO_SUCH_DATE: 'noSuchDate',
  YEAR_RANGE: 'noSuchDate',
  NO_SUCH_TIME: 'noSuchTime',
  INVALID_TIME: 'unreadableTime',
  UNTIL_BEFORE_START: 'untilBeforeStart',
  END_BEFORE_FIRST: 'endBeforeFirst',
  NEVER_RUNS: 'neverRuns',
  UNKNOWN_ZONE: 'unknownZone',
  EMPTY_WINDOW: 'emptyWindow',
  NOT_CONFIGURED: 'notConfigured',
  CONNECTION_MISSING: 'connectionMissing',
  CONNECTION_BROKEN: 'connectionBroken',
  CONNECTION_UNREADABLE: 'connectionBroken',
  CONNECTION_KIND: 'connectionKind',
  INVALID_URL: 'invalidUrl',
  UNSAFE_URL: 'privateAddress',
  PRIVATE_ADDRESS: 'privateAddress',
  INVALID_JSON: 'invalidJson',
  INVALID_HEADER: 'invalidHeader',
  RESERVED_HEADER: 'reservedHeader',
  DUPLICATE_HEADER: 'duplicateHeader',
  LINE_BREAK: 'lineBreak',
  INVALID_ADDRESS: 'invalidAddress',
  NOT_AVAILABLE: 'notAvailable',
  FILE_MISSING: 'fileMissing',
  DOUBLED: 'doubled',
  INVALID_DATE: 'unreadableDate',
  ADVERTISING_PREFIX: 'advertisingMark',
  ADVERTISING_PURPOSE: 'advertisingPurpose',
  OPT_OUT_LINE: 'optOutLine',
  SENDER_NAME_MISSING: 'senderName',
  OPT_OUT_NUMBER_MISSING: 'optOutNumber',
  ALIMTALK_INFORMATIONAL_ONLY: 'alimtalkAdvertising',
  CONNECTION_REQUIRED: 'choose',
  SENDER_MISSING: 'choose',
  SENDER_NOT_REGISTERED: 'senderNotRegistered',
  TEMPLATE_NOT_APPROVED: 'templateNotApproved',
  UNENCODABLE: 'unencodable',
  CREDENTIALS_MISSING: 'connectionBroken',
  SECRET_NOT_SET: 'connectionBroken',
  VARIABLE_IN_CONTENT_TYPE: 'invalidHeader',
  NAME_TAKEN: 'nameTaken',
  SECRET_NEEDED: 'secretNeeded',
  INVALID_NUMBER: 'invalidAddress',
  HOLIDAY_EXISTS: 'dateTaken',
};

export function problemCodeOf(code: string): ProblemCode {
  return BY_SERVER_CODE[code] ?? 'server';
}
