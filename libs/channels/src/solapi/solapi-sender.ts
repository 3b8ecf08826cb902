import {
  BatchSender,
  ChannelUnavailable,
  type BatchMessage,
  type BatchOutcomes,
  type BatchState,
  type SendOutcome,
} from '@jeongsi/engine';
import { messageRequest } from './message-request';
import { outcomeOf, registrationOutcome } from './message-outcome';
import { type SolapiClient } from './solapi-client';
import { inDoubt, isAboutAccount, SolapiFailure, unavailable } from './solapi-failure';
import { readGroupId, readMessages, type GroupState, type ListedMessage } from './solapi-group';
import { GROUPS, SolapiGroups, type Judge } from './solapi-groups';

export interface SolapiSenderParts {
  client: SolapiClient;
  /** The registered sender number; none is needed for AlimTalk without a fallback. */
  from: string | undefined;
}

/** How often a group that changes while it is looked at is looked at again. */
const LOOKS = 3;

/**
 * Sends through Solapi's groups: made, filled, sent with one call.
 *
 * A group is sent at most once however late a call arrives, because every group of ours ends in a state that refuses more:
 * a sent one refuses to be filled, sent or thrown away, a thrown away one to be filled or sent, and `reconcile` throws away
 * whatever was not sent, and looks again, before it says so. Hence also no call is ever repeated here.
 */
export class SolapiSender extends BatchSender {
  /** Solapi takes 10,000; fewer are in doubt, and fewer go astray between two looks at suppressions and the clock. */
  override readonly most = 1_000;
  readonly #client: SolapiClient;
  readonly #groups: SolapiGroups;
  readonly #from: string | undefined;
  /** What was registered in groups that are not sent yet, by delivery. */
  readonly #registered = new Map<string, ReadonlyMap<string, SendOutcome>>();

  constructor({ client, from }: SolapiSenderParts) {
    super();
    this.#client = client;
    this.#groups = new SolapiGroups(client);
    this.#from = from;
  }

  override async create(signal: AbortSignal): Promise<string> {
    // Two recipients may share a number; whom a job reaches twice is for the job to know.
    const body = { allowDuplicates: true };
    // A group that was made although we do not know it stays empty, and is harmless.
    const answer = await this.#client
      .request({ method: 'POST', path: GROUPS, body }, signal)
      .catch(rethrow(unavailable));
    const groupId = readGroupId(answer);
    if (groupId !== undefined) return groupId;
    throw new ChannelUnavailable('INVALID_ANSWER', 'Solapi did not name the group that it made.', 'worthwhile');
  }

  override async fill(groupId: string, messages: readonly BatchMessage[], signal: AbortSignal): Promise<BatchOutcomes> {
    const body = { messages: messages.map((message) => messageRequest(message, this.#from)) };
    const path = `${GROUPS}/${groupId}/messages`;
    // An answer that says no is certain, also a 5xx: filling sends nothing.
    const isOpen = (error: unknown): boolean => error instanceof SolapiFailure && error.kind === 'in_doubt';
    const answer = await this.#client
      .request({ method: 'PUT', path, body }, signal)
      .catch(rethrow((error) => (isOpen(error) ? inDoubt(error) : unavailable(error))));
    const results = readMessages((answer as { resultList?: unknown }).resultList);
    const refused = new Map<string, SendOutcome>();
    const registered = new Map<string, SendOutcome>();
    for (const [deliveryId, result] of await this.#attribute(groupId, messages, results, signal)) {
      const refusal = registrationOutcome(result);
      if (refusal) refused.set(deliveryId, refusal);
      else registered.set(deliveryId, accepted(result));
    }
    this.#registered.set(groupId, registered);
    return refused;
  }

  override async send(groupId: string, signal: AbortSignal): Promise<BatchOutcomes> {
    const registered = this.#registered.get(groupId);
    // Nothing is left to send: Solapi would refuse, and the group stays unsent for good.
    if (registered?.size === 0) return registered;
    const group = await this.#sendGroup(groupId, signal);
    this.#registered.delete(groupId);
    return registered && group.isTrustworthy ? registered : this.#outcomes(groupId, group, signal, inDoubt);
  }

  override async reconcile(groupId: string, signal: AbortSignal): Promise<BatchState> {
    this.#registered.delete(groupId);
    for (let look = 0; look < LOOKS; look += 1) {
      const group = await this.#groups.state(groupId, signal, unknownGroup);
      if (group.isSent) return { state: 'sent', outcomes: await this.#outcomes(groupId, group, signal, unavailable) };
      if (group.isDiscarded) return { state: 'discarded' };
      await this.#groups.discard(groupId, signal, unavailable);
    }
    throw new ChannelUnavailable('SOLAPI_GROUP_BUSY', 'The group at Solapi could not be thrown away.', 'worthwhile');
  }

  override async close(): Promise<void> {
    await this.#client.close();
  }

  /** @throws BatchInDoubt, ChannelUnavailable when nothing was sent */
  async #sendGroup(groupId: string, signal: AbortSignal): Promise<GroupState> {
    try {
      return await this.#groups.send(groupId, signal);
    } catch (error) {
      if (!(error instanceof SolapiFailure)) throw error;
      // Silence and a 5xx say nothing. What never left us, or met a refusal of the whole account, certainly sent nothing.
      if (error.kind === 'in_doubt' || (error.kind === 'overloaded' && error.status !== 429)) throw inDoubt(error);
      if (error.kind !== 'refused' || isAboutAccount(error)) throw unavailable(error);
      // Any other refusal says that this call sent nothing, not that the group is unsent.
      const group = await this.#groups.state(groupId, signal, inDoubt);
      if (group.isSent) return group;
      throw unavailable(error);
    }
  }

  async #outcomes(groupId: string, group: GroupState, signal: AbortSignal, judge: Judge): Promise<BatchOutcomes> {
    const messages = await this.#groups.messages(groupId, signal, judge);
    const outcomes = new Map(byDelivery(messages).map(([id, message]) => [id, outcomeOf(message, group)] as const));
    // Whoever is missing here is sent to again: a list that is not whole, or that we cannot attribute, must not be believed.
    if (messages.length >= group.size && outcomes.size === messages.length) return outcomes;
    throw judge(
      new SolapiFailure('overloaded', 'SOLAPI_UNCLEAR', 'Solapi does not list all messages of the group yet.'),
    );
  }

  /** Which result is whose: by the delivery that it repeats, else by its place, else by asking what is in the group. */
  async #attribute(
    groupId: string,
    messages: readonly BatchMessage[],
    results: readonly ListedMessage[],
    signal: AbortSignal,
  ): Promise<[deliveryId: string, result: ListedMessage][]> {
    const isNamed = results.length === messages.length && results.every(({ deliveryId }) => deliveryId !== undefined);
    if (isNamed) return byDelivery(results);
    const inOrder = results.length === messages.length && results.every(({ to }, i) => to === messages[i]?.message.to);
    if (inOrder) return results.map((result, i) => [messages[i]?.envelope.deliveryId ?? '', result]);
    return byDelivery(await this.#groups.messages(groupId, signal, unavailable));
  }
}

function byDelivery(messages: readonly ListedMessage[]): [string, ListedMessage][] {
  const named: [string, ListedMessage][] = [];
  for (const message of messages) if (message.deliveryId !== undefined) named.push([message.deliveryId, message]);
  return named;
}

function accepted({ messageId }: ListedMessage): SendOutcome {
  return messageId === undefined ? { outcome: 'accepted' } : { outcome: 'accepted', providerId: messageId };
}

function rethrow(judge: Judge): (error: unknown) => never {
  return (error) => {
    throw judge(error);
  };
}

/** A group that is not there was made with another account, or long ago: it may have been sent, and nobody can tell. */
function unknownGroup(error: unknown): unknown {
  if (!(error instanceof SolapiFailure) || error.status !== 404) return unavailable(error);
  const message =
    'Solapi does not know this group. Was it made with another API key? Use that one to learn what became of it.';
  return new ChannelUnavailable('SOLAPI_GROUP_UNKNOWN', message, 'worthwhile', { cause: error });
}
