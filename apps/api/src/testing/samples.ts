import { type Job, type RecurringSchedule, type Schedule, type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { type TestApi } from './test-api';

/** Every day at nine in Seoul. */
export const DAILY_AT_9: RecurringSchedule = {
  type: 'recurring',
  timeZone: 'Asia/Seoul',
  recurrence: { frequency: 'daily', times: ['09:00'] },
};

/** Two recipients, to the outbox. */
export function sampleWorkflow(schedule: Schedule = DAILY_AT_9, name = '아침 안내'): WorkflowInput {
  return {
    name,
    audience: {
      source: 'list',
      mapping: { address: 'email', name: 'name' },
      rows: [
        { email: 'jisoo@example.com', name: '김지수' },
        { email: 'minho@example.com', name: '이민호' },
      ],
    },
    message: { channel: 'outbox', subject: '안내', body: '#{name}님, 좋은 아침이에요.' },
    schedule,
  };
}

export async function savedWorkflow(api: TestApi, schedule?: Schedule, name?: string): Promise<Workflow> {
  const answer = await api.post('/api/workflows', sampleWorkflow(schedule, name));
  expect(answer.status).toBe(201);
  return answer.json<Workflow>();
}

/** The job once it has ended. */
export function endedJob(api: TestApi, id: string): Promise<Job> {
  return api.eventually(async () => {
    const job = (await api.get(`/api/scheduler/jobs/${id}`)).json<Job>();
    return job.status === 'pending' || job.status === 'running' ? undefined : job;
  });
}
