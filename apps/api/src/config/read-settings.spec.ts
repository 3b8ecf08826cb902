import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SettingsRefused } from './read-settings';

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment, '/srv/jeongsi');
  } catch (error) {
    if (error instanceof SettingsRefused) return error.problems;
    throw error;
  }
  return [];
}

it('has a default for everything', () => {
  expect(readSettings({}, '/srv/jeongsi')).toEqual({
    port: 3_000,
    host: '127.0.0.1',
    dataDir: '/srv/jeongsi/data',
    adminKey: undefined,
    secretKey: undefined,
    defaultTimeZone: 'Asia/Seoul',
    tickIntervalMs: 1_000,
    maxConcurrentJobs: 10,
    jobTimeoutMs: 3_600_000,
    retentionMs: 86_400_000,
    historyMs: 7_776_000_000,
    smtpUrl: undefined,
    smtpFrom: undefined,
    solapiApiKey: undefined,
    solapiApiSecret: undefined,
    solapiBaseUrl: 'https://api.solapi.com',
    allowedPrivateHosts: [],
    logLevel: 'info',
  });
});

it('takes empty for unset', () => {
  const empty = { PORT: '', ADMIN_KEY: ' ', DATABASE_URL: '', SMTP_URL: '', ALLOWED_PRIVATE_HOSTS: '' };
  expect(readSettings(empty, '/srv/jeongsi')).toEqual(readSettings({}, '/srv/jeongsi'));
});

it('reads what is set', () => {
  const settings = readSettings(
    { DATA_DIR: '/var/lib/jeongsi', ALLOWED_PRIVATE_HOSTS: 'Hooks.internal, 10.0.0.7,[::1]', RETENTION_HOURS: '48' },
    '/srv',
  );
  expect(settings).toMatchObject({
    dataDir: '/var/lib/jeongsi',
    allowedPrivateHosts: ['hooks.internal', '10.0.0.7', '[::1]'],
    retentionMs: 172_800_000,
  });
});

it.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['PORT', '0x50'],
  ['HOST', 'http://localhost'],
  ['DEFAULT_TIME_ZONE', 'KST'],
  ['DEFAULT_TIME_ZONE', '+09:00'],
  ['DEFAULT_TIME_ZONE', 'local'],
  ['TICK_INTERVAL_MS', '0'],
  ['MAX_CONCURRENT_JOBS', '0'],
  ['JOB_TIMEOUT_SECONDS', '1h'],
  ['RETENTION_HOURS', '0'],
  ['HISTORY_DAYS', 'ever'],
  ['SMTP_URL', 'mail.example.com'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['SMTP_FROM', 'nobody'],
  ['SOLAPI_API_KEY', 'short'],
  ['SOLAPI_BASE_URL', 'api.solapi.com'],
  ['SOLAPI_BASE_URL', 'https://api.solapi.com/messages'],
  ['SOLAPI_BASE_URL', 'https://u:p@api.solapi.com'],
  ['ALLOWED_PRIVATE_HOSTS', 'http://10.0.0.7'],
  ['LOG_LEVEL', 'loud'],
  ['ADMIN_KEY', 'short'],
  ['ADMIN_KEY', 'has some spaces in it'],
  ['SECRET_KEY', 'too-short-to-seal-with'],
  ['DATABASE_URL', 'postgres://jeongsi@localhost/jeongsi'],
])('refuses %s=%s by name', (name, value) => {
  const [problem, ...others] = problems({ [name]: value });
  expect(others).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${name} `));
  expect(problem).toMatch(/give|unset/i);
});

it('names everything that is wrong at once', () => {
  expect(problems({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x' })).toHaveLength(3);
});

it('takes one half of a Solapi account for a mistake', () => {
  expect(problems({ SOLAPI_API_KEY: 'NCSAAAAAAAAAAAAA' })).toEqual([expect.stringContaining('SOLAPI_API_SECRET')]);
  expect(problems({ SOLAPI_API_KEY: 'NCSAAAAAAAAAAAAA', SOLAPI_API_SECRET: 'B'.repeat(32) })).toEqual([]);
});

it('says that PostgreSQL is not there yet', () => {
  expect(problems({ DATABASE_URL: 'postgres://u:p@db/x' })[0]).toContain('PostgreSQL comes with a later version');
});

it('never repeats a secret', () => {
  const secrets = {
    ADMIN_KEY: 'hush',
    SECRET_KEY: 'hush',
    SMTP_URL: 'ftp://u:hush@x',
    DATABASE_URL: 'pg://u:hush@x',
    SOLAPI_API_KEY: 'hush',
    SOLAPI_API_SECRET: 'hush',
    SOLAPI_BASE_URL: 'https://u:hush@x',
  };
  expect(problems(secrets).join()).not.toContain('hush');
  expect(problems(secrets)).toHaveLength(7);
});

it('has every variable in .env.example, commented out with its default', () => {
  const example = readFileSync(join(__dirname, '../../../../.env.example'), 'utf8');
  const source = readFileSync(join(__dirname, 'read-settings.ts'), 'utf8');
  const read = [...source.matchAll(/read\('([A-Z_]+)'/g)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(12);
  for (const name of read) expect(example).toMatch(new RegExp(`^# ?${name}=`, 'm'));
  const uncommented = example.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(uncommented).toEqual([]);
});
