import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Engine } from '@jeongsi/engine';
import { HttpProblem } from '../../http/http-problem';
import { instantText, parseInstant } from '../../http/instant-text';
import { ENGINE } from '../../wiring/tokens';
import { type UpcomingPage, type UpcomingQuery } from './upcoming.dto';

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

@Injectable()
export class UpcomingService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  /** @throws HttpProblem for a range that is empty or too long */
  async list(query: UpcomingQuery): Promise<UpcomingPage> {
    const from = (query.from && parseInstant(query.from)) || this.clock.now();
    const to = (query.to && parseInstant(query.to)) || from + 7 * DAY_MS;
    if (to <= from || to - from > MOST_DAYS * DAY_MS) {
      const message = `Give an instant after \`from\`, at most ${MOST_DAYS} days after it.`;
      throw new HttpProblem('VALIDATION_FAILED', { errors: [{ path: 'to', code: 'OUT_OF_RANGE', message }] });
    }
    const occurrences = await this.engine.upcoming({ from, to, limit: Number(query.limit ?? 200) });
    return { items: occurrences.map((one) => ({ ...one, at: instantText(one.at) })), nextCursor: null };
  }
}
