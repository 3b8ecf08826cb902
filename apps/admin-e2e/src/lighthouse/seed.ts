import { type Workflow } from '@jeongsi/contract';
import { type Server } from '../ask-server';
import { ask } from '../server/own-server';

/** A home of somebody at work: jobs to come, and one that has run. */
export async function seed(server: Server): Promise<void> {
  for (const name of ['월말 정산 안내', '장바구니 리마인드', '주간 뉴스레터']) {
    const workflow = await ask<Workflow>(server, '/api/workflows', {
      name,
      status: 'active',
      audience: { source: 'list', mapping: { address: 'email' }, rows: [{ email: 'jisu@example.com' }] },
      message: { channel: 'outbox', body: '안녕하세요.' },
      schedule: { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } },
    });
    await ask(server, '/api/workflow/execute', { workflowId: workflow.id, mode: 'live' });
  }
}
