import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Gate } from '../../access/gate';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { StatusAnswer } from '../status/status.dto';
import { LiveFeed } from './live-feed';
import { JobProgressAnswer } from './stream.dto';
import { STREAM_EXAMPLE } from './stream-example';

/**
 * The live stream, for integrators.
 *
 * It is a `text/event-stream` (server-sent events): in a browser `new EventSource('/api/scheduler/stream')`, which sends
 * the session's cookie; elsewhere any HTTP client that sends the key as `Authorization: Bearer …` and reads line by line.
 *
 * - `status` carries what `GET /api/scheduler` answers: at once, when something in it changed (at most once a second), and
 *   at least every 15 s, so that `heartbeatAt` and `serverTime` stay fresh.
 * - `progress` carries how far one job is: for every job that runs (the 100 oldest when there are more), when something
 *   changed, at most twice a second, and once more when it ended or came to rest (`pending`: paused, held until its time,
 *   waiting for another attempt). A job that starts and ends within half a second may show in `status` alone.
 * - A comment comes every 15 s: a client that heard nothing for 30 s may take the line for dead.
 *
 * Every event is the whole truth about its subject, not a difference: whoever was cut off just connects again (clients are
 * told to wait 3 s) and gets the present state first. There are therefore no ids, and nothing is replayed. A client that
 * reads slowly skips steps; one that reads nothing for 30 s is cut off. The stream ends when the session ends or the server
 * stops; then connecting again answers 401, or 503 until it is back. At most 100 streams are open at a time (503 beyond).
 */
@ApiTags('scheduler')
@Controller('scheduler/stream')
export class StreamController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly gate: Gate,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Follow it live',
    description: `Server-sent events. Every event tells the whole state of its subject; after a break just connect again.

- \`status\`: a \`StatusAnswer\`, at once, when something changed (at most once a second), and at least every 15 s.
- \`progress\`: a \`JobProgressAnswer\` for each running job, at most twice a second, and once more when it ends or comes to rest.
- A comment every 15 s.

Slow readers skip steps; who reads nothing for 30 s is cut off. Ends with the session, or when the server stops.`,
  })
  @ApiExtraModels(StatusAnswer, JobProgressAnswer)
  @ApiOkResponse({
    description: 'The stream.',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: STREAM_EXAMPLE } },
  })
  @ApiProblems('TOO_MANY_STREAMS', 'STOPPING')
  stream(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    // Proxies such as nginx would collect it otherwise. And the connection ends with it: one kept open for more requests
    // would hold up a server that stops.
    void reply.headers({ 'X-Accel-Buffering': 'no', Connection: 'close' });
    const events = this.feed.follow({
      mayStill: () => this.#mayStill(request),
      cut: () => {
        if (!reply.raw.writableFinished) reply.raw.destroy();
      },
    });
    return new StreamableFile(events, { type: 'text/event-stream; charset=utf-8' });
  }

  /** The key or the session that it was opened with, asked again. */
  #mayStill(request: FastifyRequest): boolean {
    try {
      return this.gate.identify(request) !== undefined;
    } catch {
      return false;
    }
  }
}
