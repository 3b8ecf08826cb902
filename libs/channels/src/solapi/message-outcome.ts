import { type SendOutcome } from '@jeongsi/engine';
import { type GroupState, type ListedMessage } from './solapi-group';
import { ARRIVED, describe, errorCodeOf, meaningOf, REGISTERED, UNDER_WAY } from './status-codes';

/** What became of a message of a group that was sent. After that nothing is tried again: the carrier may have taken it. */
export function outcomeOf({ messageId, statusCode }: ListedMessage, group: GroupState): SendOutcome {
  const named = messageId === undefined ? {} : { providerId: messageId };
  if (statusCode === ARRIVED) return { outcome: 'delivered', ...named };
  if (statusCode === '' || (statusCode === REGISTERED && !group.isTrustworthy)) {
    const message = 'Solapi does not say whether it sent this message.';
    return { outcome: 'uncertain', code: 'SOLAPI_UNCLEAR', message };
  }
  if (UNDER_WAY.has(statusCode)) return { outcome: 'accepted', ...named };
  return { outcome: 'failed', code: errorCodeOf(statusCode), message: describe(statusCode) };
}

/** What a refusal to register says; undefined when the message was registered. It certainly was not sent. */
export function registrationOutcome({ statusCode }: ListedMessage): SendOutcome | undefined {
  if (UNDER_WAY.has(statusCode)) return undefined;
  const outcome = meaningOf(statusCode).lasts === 'later' ? 'temporary' : 'failed';
  return { outcome, code: errorCodeOf(statusCode), message: describe(statusCode) };
}
