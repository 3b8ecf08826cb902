import { type Audience, type Message, type Schedule, type WorkflowInput } from '@jeongsi/contract';

/** A workflow that is right in every part; `parts` replaces some. */
export function workflow(parts: Partial<WorkflowInput> = {}): WorkflowInput {
  return {
    name: '정산 안내',
    audience: people(1),
    message: outboxMessage,
    schedule: { type: 'immediate' },
    ...parts,
  };
}

export const outboxMessage: Message = { channel: 'outbox', subject: '안내', body: '#{이름}님, 정산이 끝났어요.' };

/** The smallest webhook body that tells recipients apart. */
export function webhookMessage(url: string): Message {
  return { channel: 'webhook', url, body: '{"to":"#{주소}","name":"#{이름}"}' };
}

/** `count` recipients in the list itself. */
export function people(count: number): Audience {
  const rows = Array.from({ length: count }, (_, index) => person(index));
  return { source: 'list', rows, mapping: { address: '주소', name: '이름' } };
}

export function person(index: number): { 주소: string; 이름: string } {
  return { 주소: `r${index}@example.com`, 이름: `고객 ${index}` };
}

export function fileAudience(fileId: string): Audience {
  return { source: 'file', fileId, mapping: { address: '주소', name: '이름' } };
}

/** Far enough away for a story to decide itself when the workflow runs, by executing it. */
export const FAR: Schedule = { type: 'scheduled', at: '2099-12-31T09:00' };

/** A one-off at an exact instant. */
export function at(instant: number): Schedule {
  return { type: 'scheduled', at: new Date(instant).toISOString().replace('Z', '+00:00') };
}
