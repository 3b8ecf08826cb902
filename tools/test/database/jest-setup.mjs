/**
 * Real database servers for a project's tests, once a run. What each test file finds in `JEONGSI_TEST_DATABASES` is
 * `{ postgres, mysql }`, each the way in or `{ missing: why }`; tests of a missing one are skipped by that name.
 */
import { startMariadb } from './mariadb.mjs';
import { startPostgres } from './postgres.mjs';

export default async function setUp() {
  const [postgres, mysql] = await Promise.all([startPostgres(), startMariadb()].map(orWhyNot));
  globalThis.jeongsiTestServers = [postgres, mysql].filter(({ stop }) => stop);
  process.env.JEONGSI_TEST_DATABASES = JSON.stringify({ postgres, mysql });
}

async function orWhyNot(starting) {
  try {
    return await starting;
  } catch (error) {
    return { missing: error.message };
  }
}
