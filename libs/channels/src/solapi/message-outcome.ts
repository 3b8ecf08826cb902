import { type SendOutcome } from '@jeongsi/engine';
import { type GroupState, type ListedMessage } from './solapi-group';
import { ARRIVED, describe, errorCodeOf, meaningOf, REGISTERED, UNDER_WAY } from './status-codes';

/** Codes of messages that were not even registered; they are kept in the group and never sent. */
const UNREGISTERED = /^1\d{3}$/;

/** What became of a message of a group that was sent. Once it left, nothing is tried again: the carrier may have taken it. */
export function outcomeOf(message: ListedMessage, group: GroupState): SendOutcome {
  const { messageId, statusCode } = message;
  if (UNREGISTERED.test(statusCode)) return refusalOf(statusCode);
  const named = messageId === undefined ? {} : { providerId: messageId };
  if (statusCode === ARRIVED) return { outcome: 'delivered', ...named };
  if (statusCode === '' || (statusCode === REGISTERED && !group.isTrustworthy)) {
    return {
      outcome: 'uncertain',
      code: 'SOLAPI_UNCLEAR',
      message: 'Solapi does not say whether it sent this message.',
    };
  }
  if (UNDER_WAY.has(statusCode)) return { outcome: 'accepted', ...named };
  return { outcome: 'failed', code: errorCodeOf(statusCode), message: describe(statusCode) };
}

/** What a refusal to register says; undefined when the message was registered. It certainly was not sent. */
export function registrationOutcome({ statusCode }: ListedMessage): SendOutcome | undefined {
  if (UNDER_WAY.has(statusCode)) return undefined;
  return refusalOf(statusCode);
}

function refusalOf(statusCode: string): SendOutcome {
  const outcome = meaningOf(statusCode).lasts === 'later' ? 'temporary' : 'failed';
  return { outcome, code: errorCodeOf(statusCode), message: describe(statusCode) };
}
