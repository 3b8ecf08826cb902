import { describeJobAcknowledging } from './describe-job-acknowledging';
import { describeJobClaiming } from './describe-job-claiming';
import { describeJobEnding } from './describe-job-ending';
import { describeJobLists } from './describe-job-lists';
import { describeJobOverlap } from './describe-job-overlap';
import { describeJobPausing } from './describe-job-pausing';
import { describeJobPlanning } from './describe-job-planning';
import { describeJobRetention } from './describe-job-retention';
import { describeJobSums } from './describe-job-sums';
import { type OpenStores } from './stores-under-test';

/** What `JobStore` must keep. */
export function describeJobStore(open: OpenStores): void {
  describeJobPlanning(open);
  describeJobClaiming(open);
  describeJobOverlap(open);
  describeJobEnding(open);
  describeJobPausing(open);
  describeJobAcknowledging(open);
  describeJobLists(open);
  describeJobSums(open);
  describeJobRetention(open);
}
