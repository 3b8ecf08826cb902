import { type Connection, type ConnectionAccount, type ConnectionTest } from '@jeongsi/contract';
import {
  type ConnectionHealth,
  type ConnectionRecord,
  type ConnectionTest as TestOutcome,
  type ProviderAccount,
} from '@jeongsi/engine';
import { instantText } from '../http/instant-text';

/** A connection as clients see it: of its secrets only the names. */
export function presentConnection(connection: ConnectionRecord, usedBy: { id: string; name: string }[]): Connection {
  const { id, kind, name, settings, secretNames, health, version, createdAt, updatedAt } = connection;
  return {
    id,
    kind,
    name,
    settings: { ...settings },
    secrets: [...secretNames],
    ...presentHealth(health),
    usedBy: usedBy.map((workflow) => ({ id: workflow.id, name: workflow.name })),
    version,
    createdAt: instantText(createdAt),
    updatedAt: instantText(updatedAt),
  };
}

function presentHealth(health: ConnectionHealth): Pick<Connection, 'state' | 'testedAt' | 'problem'> {
  if (health.state === 'untested') return { state: 'untested' };
  const testedAt = instantText(health.at);
  if (health.state === 'ok') return { state: 'ok', testedAt };
  return { state: 'broken', testedAt, problem: { code: health.code, message: health.message } };
}

export function presentTest(found: TestOutcome): ConnectionTest {
  return found.ok
    ? { ok: true, facts: { ...found.facts } }
    : { ok: false, problem: { code: found.code, message: found.message } };
}

export function presentAccount(account: ProviderAccount): ConnectionAccount {
  const { senders = [], profiles = [], templates = [], balance, prices } = account;
  return {
    senders: [...senders],
    profiles: [...profiles],
    templates: templates.map((template) => ({ ...template, variables: [...template.variables] })),
    ...(balance && { balance }),
    ...(prices && { prices: { ...prices } }),
  };
}
