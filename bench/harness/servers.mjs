import { startPostgres } from '../servers/postgres.mjs';
import { redisVersion, startRedis } from '../servers/redis.mjs';
import { startSink } from '../servers/sink.mjs';

/** What subjects talk to: each started when first asked for, and one at a time, as an idle one still costs. */
export function serverPool() {
  let current;

  async function start(kind) {
    if (kind === 'postgres') return startPostgres();
    if (kind === 'sink') return startSink();
    if (!redisVersion()) return undefined;
    return startRedis(kind === 'redisAlways' ? 'always' : 'everysec');
  }

  async function stop() {
    const { server } = current ?? {};
    current = undefined;
    await server?.stop();
  }

  return {
    /** How a measurement reaches an empty server of this kind; `undefined` when it is not installed. */
    async empty(kind) {
      // A receiver counts from its start.
      if (current?.kind !== kind || kind === 'sink') {
        await stop();
        current = { kind, server: await start(kind) };
      }
      const { server } = current;
      if (!server) return undefined;
      if (kind === 'postgres') return { url: await server.database() };
      if (kind === 'sink') return { url: server.url };
      await server.empty();
      return { port: server.port };
    },
    stop,
  };
}

/** @returns {Promise<Record<string, string>>} the versions of the servers that are here */
export async function serverVersions() {
  const versions = {};
  const redis = redisVersion();
  if (redis) versions.Redis = redis;
  const postgres = await startPostgres();
  if (postgres) versions.PostgreSQL = postgres.version;
  await postgres?.stop();
  return versions;
}
