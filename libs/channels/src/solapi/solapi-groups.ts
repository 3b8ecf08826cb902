import { type SolapiClient, type SolapiRequest } from './solapi-client';
import { SolapiFailure } from './solapi-failure';
import { readGroup, readMessages, type GroupState, type ListedMessage } from './solapi-group';

export const GROUPS = '/messages/v4/groups';

/** Turns a failure into what its caller is promised. */
export type Judge = (error: unknown) => unknown;

const PAGE = 500;
/** A provider that pages for ever must not keep us. */
const MAX_PAGES = 100;

/** Groups at Solapi: where one stands, what is in it, sending it, throwing it away. */
export class SolapiGroups {
  readonly #client: SolapiClient;

  constructor(client: SolapiClient) {
    this.#client = client;
  }

  async state(groupId: string, signal: AbortSignal, judge: Judge): Promise<GroupState> {
    const group = readGroup(await this.#request({ method: 'GET', path: `${GROUPS}/${groupId}` }, signal, judge));
    if (group) return group;
    throw judge(new SolapiFailure('in_doubt', 'INVALID_ANSWER', 'Solapi did not say where the group stands.'));
  }

  /** The group as Solapi answers it once it is on its way. @throws SolapiFailure */
  async send(groupId: string, signal: AbortSignal): Promise<GroupState> {
    const path = `${GROUPS}/${groupId}/send`;
    const group = readGroup(await this.#client.request({ method: 'POST', path, body: {} }, signal));
    if (group?.isSent) return group;
    throw new SolapiFailure('in_doubt', 'INVALID_ANSWER', 'Solapi did not say that it sent the group.');
  }

  /** Whether it worked shows when the group is looked at again: it may be sent at this very moment. */
  async discard(groupId: string, signal: AbortSignal, judge: Judge): Promise<void> {
    const isRefusal = (error: unknown): boolean =>
      error instanceof SolapiFailure && error.kind === 'refused' && error.code !== 'SOLAPI_AUTH';
    try {
      await this.#client.request({ method: 'DELETE', path: `${GROUPS}/${groupId}` }, signal);
    } catch (error) {
      if (!isRefusal(error)) throw judge(error);
    }
  }

  async messages(groupId: string, signal: AbortSignal, judge: Judge): Promise<ListedMessage[]> {
    const messages: ListedMessage[] = [];
    let startKey: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(startKey !== undefined && { startKey }) });
      const path = `${GROUPS}/${groupId}/messages?${query}`;
      const answer = await this.#request({ method: 'GET', path }, signal, judge);
      const { messageList, nextKey } = (answer ?? {}) as { messageList?: unknown; nextKey?: unknown };
      messages.push(...readMessages(messageList));
      if (typeof nextKey !== 'string' || nextKey === startKey) break;
      startKey = nextKey;
    }
    return messages;
  }

  async #request(request: SolapiRequest, signal: AbortSignal, judge: Judge): Promise<unknown> {
    try {
      return await this.#client.request(request, signal);
    } catch (error) {
      throw judge(error);
    }
  }
}
