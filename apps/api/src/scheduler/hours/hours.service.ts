import { type HourSummary } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { Clock, type Instant, JobStore, noDeliveries } from '@jeongsi/engine';
import { HttpProblem } from '../../http/http-problem';
import { instantText, parseInstant } from '../../http/instant-text';
import { type HoursAnswer, type HoursQuery } from './hours.dto';

const HOUR_MS = 3_600_000;
const MOST_HOURS = 168;

@Injectable()
export class HoursService {
  constructor(
    private readonly jobs: JobStore,
    private readonly clock: Clock,
  ) {}

  /** @throws HttpProblem for a range that is empty or too long */
  async list(query: HoursQuery): Promise<HoursAnswer> {
    const to = (query.to && parseInstant(query.to)) || this.clock.now();
    const from = (query.from && parseInstant(query.from)) || to - 24 * HOUR_MS;
    const hours = hoursTouched(from, to);
    const [first] = hours;
    if (first === undefined || hours.length > MOST_HOURS) {
      const message = `Give an instant after \`from\`, so that the range touches at most ${MOST_HOURS} clock hours.`;
      throw new HttpProblem('VALIDATION_FAILED', { errors: [{ path: 'to', code: 'OUT_OF_RANGE', message }] });
    }
    const sums = await this.jobs.startedByHour(first, first + hours.length * HOUR_MS);
    const found = new Map(sums.map((sum) => [sum.hour, sum]));
    return { items: hours.map((hour) => present(found.get(hour) ?? nothingIn(hour))) };
  }
}

/** One more than the most is enough to know that there are too many. */
function hoursTouched(from: Instant, to: Instant): Instant[] {
  const hours: Instant[] = [];
  for (let hour = Math.floor(from / HOUR_MS) * HOUR_MS; hour < to && hours.length <= MOST_HOURS; hour += HOUR_MS) {
    hours.push(hour);
  }
  return from < to ? hours : [];
}

type Sum = Awaited<ReturnType<JobStore['startedByHour']>>[number];

function nothingIn(hour: Instant): Sum {
  return { hour, started: 0, failed: 0, deliveries: noDeliveries() };
}

function present({ hour, started, failed, deliveries }: Sum): HourSummary {
  return { hour: instantText(hour), jobs: { started, failed }, deliveries };
}
