import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type Job, type WorkflowSummary } from '@jeongsi/contract';
import { aJob } from '../job/testing/a-job';
import { provideConsoleTesting } from '../testing/console-testing';
import { WorkflowFacts } from './workflow-facts';

const SENTENCE = { ko: '매일 오후 6:00', en: 'Every day at 6:00 PM' };

function workflow(id: string, changes: Partial<WorkflowSummary> = {}): WorkflowSummary {
  const schedule = { type: 'recurring', recurrence: { frequency: 'daily', times: ['18:00'] } } as const;
  return { id, schedule, ...changes } as WorkflowSummary;
}

describe('WorkflowFacts', () => {
  let http: HttpTestingController;
  let facts: WorkflowFacts;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideConsoleTesting(), WorkflowFacts] });
    http = TestBed.inject(HttpTestingController);
    facts = TestBed.inject(WorkflowFacts);
  });

  afterEach(() => http.verify());

  const sentences = () => http.match('/api/schedules/preview');
  const jobs = () => http.match(({ url }) => url === '/api/scheduler/jobs');
  const page = (...items: Job[]) => ({ items, nextCursor: null });

  it('asks once for schedules that are the same, and for each last job', () => {
    const [first, second] = [workflow('a'), workflow('b')];
    facts.see(first);
    facts.see(second);
    facts.see(first);
    const [asked, ...others] = sentences();
    expect(others).toEqual([]);
    asked?.flush({ sentence: SENTENCE });
    expect(facts.sentence(second)).toEqual(SENTENCE);
    expect(jobs().map(({ request }) => request.params.get('workflowId'))).toEqual(['a', 'b']);
  });

  it('looks for the last job in the history when the board has none, and knows when there is none at all', () => {
    const one = workflow('a');
    facts.see(one);
    sentences();
    jobs()[0]?.flush(page(aJob(), aJob({ status: 'completed', mode: 'test' })));
    const [history] = jobs();
    expect(history?.request.params.get('archived')).toBe('true');
    expect(facts.lastJob(one)).toBeUndefined();
    history?.flush(page());
    expect(facts.lastJob(one)).toBeNull();
  });

  it('asks again once another job is planned: something has run meanwhile', () => {
    const nextJob = (id: string) => ({ nextJob: { id, scheduledTime: aJob().scheduledTime } });
    facts.see(workflow('a', nextJob('1')));
    sentences();
    jobs()[0]?.flush(page(aJob({ id: 'old', status: 'completed' })));
    const later = workflow('a', nextJob('2'));
    expect(facts.lastJob(later)).toBeUndefined();
    facts.see(later);
    jobs()[0]?.flush(page(aJob({ id: 'new', status: 'failed' })));
    expect(facts.lastJob(later)?.id).toBe('new');
  });

  it('has at most four requests on their way', () => {
    for (let index = 0; index < 10; index++) facts.see(workflow(String(index)));
    expect(sentences().length + jobs().length).toBe(4);
  });
});
