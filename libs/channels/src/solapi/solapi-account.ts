import { parseTemplate, type Clock, type ProviderTemplate } from '@jeongsi/engine';
import { type SolapiClient } from './solapi-client';

/** What Solapi knows of an account that changes seldom. */
export interface AccountLists {
  /** Registered sender numbers, digits only. */
  senders: readonly { number: string; name?: string }[];
  profiles: readonly { pfId: string; name: string }[];
  /** Approved ones. */
  templates: readonly ProviderTemplate[];
  /** Won per message by type. */
  prices: Readonly<Record<string, number>>;
}

type Loader<List extends keyof AccountLists> = (
  client: SolapiClient,
  signal: AbortSignal,
) => Promise<AccountLists[List]>;

const PAGE = 100;
/** No account has more; a provider that pages for ever must not keep us. */
const MAX_PAGES = 50;

export const LOADERS: { readonly [List in keyof AccountLists]: Loader<List> } = {
  async senders(client, signal) {
    const answer = await client.request({ method: 'GET', path: '/senderid/v1/numbers/active' }, signal);
    return arrayOf(answer).flatMap((item) => {
      if (typeof item === 'string') return [{ number: item.replace(/\D/g, '') }];
      const { phoneNumber, name } = fields(item);
      if (typeof phoneNumber !== 'string') return [];
      return [{ number: phoneNumber.replace(/\D/g, ''), ...(typeof name === 'string' && name !== '' && { name }) }];
    });
  },
  async profiles(client, signal) {
    const items = await pages(client, '/kakao/v2/channels', 'channelList', signal);
    return items.flatMap((item) => {
      const { channelId, searchId, channelName } = fields(item);
      if (typeof channelId !== 'string') return [];
      return [{ pfId: channelId, name: [channelName, searchId].find((text) => typeof text === 'string') ?? channelId }];
    }) as { pfId: string; name: string }[];
  },
  async templates(client, signal) {
    const items = await pages(client, '/kakao/v2/templates?status=APPROVED', 'templateList', signal);
    return items.flatMap(readTemplate);
  },
  async prices(client, signal) {
    return readPrices(await client.request({ method: 'GET', path: '/pricing/v1/messaging/default' }, signal));
  },
};

export async function loadBalance(
  client: SolapiClient,
  signal: AbortSignal,
): Promise<{ cash: number; points: number } | undefined> {
  const { balance, point } = fields(await client.request({ method: 'GET', path: '/cash/v1/balance' }, signal));
  return typeof balance === 'number' ? { cash: balance, points: typeof point === 'number' ? point : 0 } : undefined;
}

async function pages(client: SolapiClient, path: string, list: string, signal: AbortSignal): Promise<unknown[]> {
  const items: unknown[] = [];
  let startKey: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(startKey !== undefined && { startKey }) });
    const separator = path.includes('?') ? '&' : '?';
    const answer = fields(await client.request({ method: 'GET', path: `${path}${separator}${query}` }, signal));
    items.push(...arrayOf(answer[list]));
    if (typeof answer['nextKey'] !== 'string' || answer['nextKey'] === startKey) break;
    startKey = answer['nextKey'];
  }
  return items;
}

function readTemplate(item: unknown): ProviderTemplate[] {
  const { templateId, channelId, pfId, name, content, buttons, variables } = fields(item);
  if (typeof templateId !== 'string' || typeof content !== 'string') return [];
  const inContent = parseTemplate(content).holes.map((hole) => hole.name);
  // Buttons may hold variables of their own; only the provider's list names those.
  const listed = arrayOf(variables).flatMap((variable) => {
    const { name: variableName } = fields(variable);
    return typeof variableName === 'string' ? [variableName.replace(/^#\{(.*)\}$/s, '$1').trim()] : [];
  });
  return [
    {
      templateId,
      pfId: [channelId, pfId].find((id): id is string => typeof id === 'string') ?? '',
      name: typeof name === 'string' ? name : templateId,
      content,
      variables: [...new Set([...inContent, ...listed])],
      buttons: arrayOf(buttons).length,
    },
  ];
}

const PRICED: readonly [type: string, field: string][] = [
  ['SMS', 'sms'],
  ['LMS', 'lms'],
  ['ALIMTALK', 'ata'],
];

/** Prices stand by country, in a list or by its code, or at the top: those of Korea. */
function readPrices(answer: unknown): Record<string, number> {
  const list = Array.isArray(answer) ? answer.find((item) => fields(item)['countryId'] === '82') : answer;
  const korean = fields(fields(list)['82'] ?? list);
  const prices: Record<string, number> = {};
  for (const [type, field] of PRICED) {
    const price = korean[field];
    if (typeof price === 'number') prices[type] = price;
  }
  return prices;
}

const KEPT_MS = 5 * 60_000;

/** Keeps lists for minutes, by account. */
export class AccountCache {
  readonly #kept = new Map<string, { at: number; value: unknown }>();

  constructor(private readonly clock: Clock) {}

  get<List extends keyof AccountLists>(account: string, list: List): AccountLists[List] | undefined {
    const entry = this.#kept.get(`${list} ${account}`);
    return entry && this.clock.monotonic() - entry.at < KEPT_MS ? (entry.value as AccountLists[List]) : undefined;
  }

  keep<List extends keyof AccountLists>(account: string, list: List, value: AccountLists[List]): void {
    this.#kept.set(`${list} ${account}`, { at: this.clock.monotonic(), value });
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
