import { type Job } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { jobError } from './job-error';
import { aJob, counts } from './testing/a-job';

const text: Text = (key, params) => `${key} ${JSON.stringify(params)}`;

it.each<[string, Partial<Job>, string]>([
  ['nothing', { status: 'completed', deliveries: counts({ delivered: 2 }) }, ''],
  [
    'that it failed for all, by the counts',
    { status: 'failed', error: 'All 1 deliveries failed', deliveries: counts({ failed: 1, skipped: 1 }) },
    'story.allFailed {"n":"1"}',
  ],
  [
    'that it failed for some, by the counts',
    {
      status: 'completed',
      error: '1 of 4 deliveries failed',
      deliveries: counts({ delivered: 2, failed: 1, unknown: 1 }),
    },
    'story.partlyFailed {"failed":"2","tried":"4"}',
  ],
  ['what else went wrong as the server put it', { status: 'failed', error: 'No such table' }, 'No such table'],
])('tells %s', (_, changes, expected) => {
  expect(jobError(aJob(changes), text, String)).toBe(expected);
});
