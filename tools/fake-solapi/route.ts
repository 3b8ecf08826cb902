import { type Step } from './fault.ts';
import { Refusal } from './group.ts';
import { type Account, type Provider } from './provider.ts';

export interface Call {
  step: Step;
  /** Does the step's work and answers its body. */
  work: () => object;
}

const GROUP = /^\/messages\/v4\/groups\/([^/]+)(\/messages|\/send)?$/;

/** The call that a request makes; undefined when there is no such route. */
export function route(provider: Provider, method: string, url: URL, body: unknown): Call | undefined {
  const path = url.pathname;
  if (method === 'POST' && /^\/messages\/v4\/groups\/?$/.test(path)) {
    return { step: 'create', work: () => provider.create(body) };
  }
  const [matched, groupId = '', part = ''] = GROUP.exec(path) ?? [];
  if (matched !== undefined) return groupCall(provider, `${method} ${part}`, groupId, url.searchParams, body);
  return method === 'GET' ? accountCall(provider.account, path, url.searchParams) : undefined;
}

function groupCall(
  provider: Provider,
  call: string,
  groupId: string,
  query: URLSearchParams,
  body: unknown,
): Call | undefined {
  switch (call) {
    case 'GET ':
      return { step: 'group', work: () => provider.group(groupId) };
    case 'DELETE ':
      return { step: 'discard', work: () => provider.discard(groupId) };
    case 'PUT /messages':
      return { step: 'fill', work: () => provider.fill(groupId, body) };
    case 'POST /send':
      return { step: 'send', work: () => provider.send(groupId) };
    case 'GET /messages':
      return { step: 'messages', work: () => provider.messages(groupId, pageOf(query)) };
    default:
      return undefined;
  }
}

function accountCall(account: Account, path: string, query: URLSearchParams): Call | undefined {
  switch (path) {
    case '/senderid/v1/numbers/active':
      return { step: 'senders', work: () => account.senders.map(({ phoneNumber }) => phoneNumber) };
    case '/kakao/v2/channels':
      return { step: 'channels', work: () => ({ channelList: account.channels, nextKey: null }) };
    case '/kakao/v2/templates': {
      const wanted = query.get('status');
      const templateList = account.templates.filter(({ status }) => wanted === null || status === wanted);
      return { step: 'templates', work: () => ({ templateList, nextKey: null }) };
    }
    case '/cash/v1/balance':
      return { step: 'balance', work: () => account.balance };
    case '/pricing/v1/messaging/default':
      return { step: 'prices', work: () => ({ countryId: '82', ...account.prices }) };
    default:
      return undefined;
  }
}

function pageOf(query: URLSearchParams): { startKey: string | null; limit: number } {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw new Refusal(400, 'ValidationError', 'limit is 1 to 500.');
  }
  return { startKey: query.get('startKey'), limit };
}
