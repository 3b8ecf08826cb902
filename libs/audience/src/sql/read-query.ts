import { type AudienceUnavailable, type Clock } from '@jeongsi/engine';
import { Patience } from '../patience';
import { sqlFault } from './sql-fault';
import { type SqlPage, type SqlSession } from './sql-session';

/** For connecting, logging in and beginning. */
const CONNECT_MS = 15_000;

/** For calling the query off and hanging up; what takes longer goes on without anybody waiting for it. */
const FAREWELL_MS = 1_000;

export interface ReadOptions {
  clock: Clock;
  signal: AbortSignal;
  pageRows: number;
}

/**
 * Streams the rows of a query; the first page comes even when it is empty, for its columns. Ends the query on the server
 * when `signal` aborts or the reader has enough. The next rows are only asked for when the ones before are dealt with.
 * @throws AudienceUnavailable
 */
export async function* readQuery(
  session: SqlSession,
  query: string,
  { clock, signal, pageRows }: ReadOptions,
): AsyncGenerator<SqlPage> {
  signal.throwIfAborted();
  const patience = new Patience(clock, signal);
  try {
    await patience.wait(session.begin(), CONNECT_MS, notConnected);
    for (let last = false; !last;) {
      const page = await patience.wait(session.page(query, pageRows), session.patienceMs, tookTooLong);
      last = page.last;
      yield page;
      signal.throwIfAborted();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw session.explain(error, query);
  } finally {
    await hangUp(session, clock);
  }
}

/** What the server says about itself. @throws AudienceUnavailable */
export async function readFacts(
  session: SqlSession,
  clock: Clock,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const patience = new Patience(clock, signal);
  try {
    await patience.wait(session.begin(), CONNECT_MS, notConnected);
    return await patience.wait(session.facts(), CONNECT_MS, notConnected);
  } catch (error) {
    signal.throwIfAborted();
    throw session.explain(error, '');
  } finally {
    await hangUp(session, clock);
  }
}

async function hangUp(session: SqlSession, clock: Clock): Promise<void> {
  const forEver = new AbortController().signal;
  await new Patience(clock, forEver).wait(session.end(), FAREWELL_MS, notConnected).catch(() => undefined);
  session.destroy();
}

const tookTooLong = (): AudienceUnavailable => sqlFault('QUERY_TIMEOUT');
const notConnected = (): AudienceUnavailable => sqlFault('TIMED_OUT');
