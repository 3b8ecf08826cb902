import { BatchInDoubt, ChannelUnavailable } from '@jeongsi/engine';

/**
 * How much is known of a call that did not work.
 * `unsent`: nothing of it was written. `refused`: answered with a 4xx, so not done. `overloaded`: answered with 429 or 5xx.
 * `in_doubt`: written, and no answer that could be read.
 */
export type FailureKind = 'unsent' | 'refused' | 'overloaded' | 'in_doubt';

/** A call to Solapi that did not work. Its message holds no secret. */
export class SolapiFailure extends Error {
  override readonly name = 'SolapiFailure';

  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }

  /** Whether nothing changes until a person does something: another key, money, another setting. */
  get isFinal(): boolean {
    return this.kind === 'refused';
  }
}

/** For calls after which certainly nothing was sent. Other errors are answered as they are. */
export function unavailable(error: unknown): unknown {
  if (!(error instanceof SolapiFailure)) return error;
  const retry = error.isFinal ? 'pointless' : 'worthwhile';
  return new ChannelUnavailable(error.code, error.message, retry, { cause: error });
}

/** For calls that may have worked. Other errors are answered as they are. */
export function inDoubt(error: unknown): unknown {
  return error instanceof SolapiFailure ? new BatchInDoubt(error.message, { cause: error }) : error;
}

/** Whether every call of the account would meet the same. */
export function isAboutAccount({ code }: SolapiFailure): boolean {
  return code === 'SOLAPI_AUTH' || code === 'SOLAPI_BALANCE';
}

/** What Solapi calls the most frequent refusals, in words that say what to do. */
const ADVICE: Readonly<Record<string, string>> = {
  Unauthorized: 'Solapi refused the signature. Enter the API key and the API secret again.',
  InvalidAPIKey: 'Solapi does not know this API key. Enter the key and the secret again.',
  SignatureDoesNotMatch: 'The API secret does not belong to the API key. Enter both again.',
  RequestTimeTooSkewed:
    "This machine's clock is more than 15 minutes off, and Solapi refuses its requests. Correct it.",
  DuplicatedSignature: 'Solapi has seen this signature before.',
  NotEnoughBalance: 'The balance at Solapi is too low for these messages. Charge it, then retry what was not sent.',
  Forbidden: 'Solapi does not allow this API key to do that. Look at the rights of the key and its allowed addresses.',
};

/** A failure from an answer. `detail` is what Solapi said, without secrets. */
export function refusal(status: number, errorCode: string, detail: string): SolapiFailure {
  const isOverload = status === 429 || status >= 500;
  const known = ADVICE[errorCode] ?? (status === 401 || status === 403 ? ADVICE['Forbidden'] : undefined);
  const said = [errorCode, detail].filter((part) => part !== '').join(': ');
  const what =
    known ?? (isOverload ? `Solapi cannot answer now (${status}).` : `Solapi refused the request (${status}).`);
  const message = said === '' ? what : `${what} It said: ${said}`;
  return new SolapiFailure(isOverload ? 'overloaded' : 'refused', codeOf(status, errorCode), message, status);
}

function codeOf(status: number, errorCode: string): string {
  if (status === 401 || status === 403) return 'SOLAPI_AUTH';
  if (status === 402 || errorCode === 'NotEnoughBalance') return 'SOLAPI_BALANCE';
  return `HTTP_${status}`;
}
