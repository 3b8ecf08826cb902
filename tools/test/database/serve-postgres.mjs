/**
 * A PostgreSQL server for whoever is not a jest project with a set-up of its own: prints how to get in as one line of JSON,
 * or `{ "missing": why }`, and ends with its standard input.
 */
import { startPostgres } from './postgres.mjs';

try {
  const { port, user, password, stop } = await startPostgres();
  process.stdin.once('end', () => void stop()).resume();
  console.log(JSON.stringify({ port, user, password }));
} catch (error) {
  console.log(JSON.stringify({ missing: error.message }));
}
