import { type DeliveryReason, type JobOptions } from '@jeongsi/engine';
import { sampleJob } from '../../testing/sample-job';
import { testSteps } from './test-steps';

const skipped = (errorCode: string, count: number): DeliveryReason => ({ state: 'skipped', errorCode, count });
const named: { options: JobOptions } = { options: { recipients: ['me@example.com', 'you@example.com'] } };

it('says that all went well', () => {
  expect(testSteps(sampleJob({ mode: 'test' }, { delivered: 3 }), [])).toEqual([
    { step: 'audience', outcome: 'ok', params: { all: 3, left: 3 } },
    { step: 'message', outcome: 'ok', params: { rendered: 3 } },
    { step: 'sending', outcome: 'ok', params: { sent: 3, named: 0 } },
  ]);
});

it('warns of those who would be left out, and why', () => {
  const reasons = [skipped('invalid_address', 2), skipped('duplicate', 1), skipped('missing_variable', 3)];
  const job = sampleJob({ mode: 'test' }, { delivered: 4, failed: 1, skipped: 6 });
  expect(testSteps(job, reasons)).toEqual([
    { step: 'audience', outcome: 'warn', params: { all: 11, left: 8, invalid_address: 2, duplicate: 1 } },
    { step: 'message', outcome: 'warn', params: { rendered: 4, missing_variable: 3, unsendable: 1 } },
    { step: 'sending', outcome: 'ok', params: { sent: 4, named: 0 } },
  ]);
});

it('counts what failed for named people as sending, for it really went out', () => {
  const job = sampleJob({ mode: 'test', ...named }, { delivered: 9, accepted: 1, failed: 1, unknown: 1 });
  expect(testSteps(job, []).slice(1)).toEqual([
    { step: 'message', outcome: 'ok', params: { rendered: 12 } },
    { step: 'sending', outcome: 'warn', params: { sent: 10, named: 2, failed: 1, unknown: 1 } },
  ]);
});

it.each([
  ['nobody is left', sampleJob({}, { skipped: 2 }), [skipped('invalid_address', 2)], 'audience'],
  ['a variable is missing for everybody', sampleJob({}, { skipped: 2 }), [skipped('missing_variable', 2)], 'message'],
  ['all messages are unsendable', sampleJob({ status: 'failed' }, { failed: 2 }), [], 'message'],
  ['every named one failed', sampleJob({ status: 'failed', ...named }, { failed: 2 }), [], 'sending'],
])('ends with the step that failed: %s', (_, job, reasons, step) => {
  expect(testSteps(job, reasons).at(-1)).toMatchObject({ step, outcome: 'failed' });
});

it('says why the source, or the channel, could not be used at all', () => {
  const source = { status: 'failed' as const, error: 'The file is gone', audience: { rows: 0, complete: false } };
  expect(testSteps(sampleJob(source), [])).toEqual([
    { step: 'audience', outcome: 'failed', params: { error: 'The file is gone' } },
  ]);
  const channel = sampleJob({ status: 'failed', error: 'The mail server refused the login' }, { skipped: 2 });
  expect(testSteps(channel, [skipped('cancelled', 2)])).toEqual([
    { step: 'audience', outcome: 'ok', params: { all: 2, left: 2 } },
    { step: 'sending', outcome: 'failed', params: { error: 'The mail server refused the login' } },
  ]);
});

it('tells only what is over', () => {
  expect(testSteps(sampleJob({ status: 'pending', audience: { rows: 0, complete: false } }), [])).toEqual([]);
  expect(testSteps(sampleJob({ status: 'running' }, { pending: 2 }), [])).toMatchObject([{ step: 'audience' }]);
  expect(testSteps(sampleJob({ status: 'cancelled' }, { skipped: 2 }), [])).toMatchObject([{ step: 'audience' }]);
});
