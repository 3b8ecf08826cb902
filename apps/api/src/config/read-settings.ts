import { isAbsolute, resolve } from 'node:path';
import { isIanaZone } from '@jeongsi/engine';
import { LOG_LEVELS, type Settings } from './settings';
import { Nonsense, oneOf, secret, text, whole, type Read } from './variable';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The environment makes no sense. `problems` has one sentence per variable; the server does not start. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the settings from an environment; relative folders count from `workingDir`.
 * @throws SettingsRefused naming every variable that is wrong, and what would be right
 */
export function readSettings(environment: Record<string, string | undefined>, workingDir: string): Settings {
  const problems: string[] = [];
  const read = <T>(name: string, reader: Read<T>): T | undefined => {
    const raw = environment[name]?.trim();
    try {
      return reader(raw === '' ? undefined : raw, name);
    } catch (error) {
      if (!(error instanceof Nonsense)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const scaled = (unit: number, value: number | undefined) => (value === undefined ? undefined : value * unit);

  read('DATABASE_URL', notYet('PostgreSQL comes with a later version; unset it and the embedded SQLite is used'));
  const settings = {
    port: read('PORT', whole({ from: 0, to: 65_535, otherwise: 3_000 })),
    host: read('HOST', hostName),
    dataDir: read('DATA_DIR', folder(workingDir)),
    adminKey: read('ADMIN_KEY', secret({ atLeast: 16, unset: ' and one is made' })),
    secretKey: read('SECRET_KEY', secret({ atLeast: 32, unset: ' and one is made' })),
    defaultTimeZone: read('DEFAULT_TIME_ZONE', timeZone),
    tickIntervalMs: read('TICK_INTERVAL_MS', whole({ from: 10, to: 30_000, otherwise: 1_000 })),
    maxConcurrentJobs: read('MAX_CONCURRENT_JOBS', whole({ from: 1, to: 10_000, otherwise: 10 })),
    jobTimeoutMs: scaled(SECOND, read('JOB_TIMEOUT_SECONDS', whole({ from: 1, to: 604_800, otherwise: 3_600 }))),
    retentionMs: scaled(HOUR, read('RETENTION_HOURS', whole({ from: 1, to: 8_760, otherwise: 24 }))),
    historyMs: scaled(DAY, read('HISTORY_DAYS', whole({ from: 1, to: 3_650, otherwise: 90 }))),
    smtpUrl: read('SMTP_URL', smtpUrl),
    smtpFrom: read('SMTP_FROM', sender),
    solapiApiKey: read('SOLAPI_API_KEY', secret({ atLeast: 8 })),
    solapiApiSecret: read('SOLAPI_API_SECRET', secret({ atLeast: 8 })),
    solapiBaseUrl: read('SOLAPI_BASE_URL', origin('https://api.solapi.com')),
    allowedPrivateHosts: read('ALLOWED_PRIVATE_HOSTS', hostList),
    logLevel: read('LOG_LEVEL', oneOf(LOG_LEVELS, 'info')),
  };
  if ((settings.solapiApiKey === undefined) !== (settings.solapiApiSecret === undefined) && problems.length === 0) {
    problems.push('SOLAPI_API_KEY and SOLAPI_API_SECRET belong together: give both, or neither.');
  }
  if (problems.length > 0) throw new SettingsRefused(problems);
  // Nothing was refused, so every reader gave its value.
  return settings as Settings;
}

function notYet(instead: string): Read<undefined> {
  return (raw, name) => {
    if (raw !== undefined) throw new Nonsense(`${name} is set, but this version cannot use it: ${instead}.`);
    return undefined;
  };
}

const hostName: Read<string> = (raw, name) => {
  const host = text('127.0.0.1')(raw, name);
  if (/^[\w.:%-]+$/.test(host)) return host;
  throw new Nonsense(`${name} is "${host}": give an address to listen on, such as 127.0.0.1 or 0.0.0.0.`);
};

const folder =
  (workingDir: string): Read<string> =>
  (raw) => {
    const given = raw ?? './data';
    return isAbsolute(given) ? given : resolve(workingDir, given);
  };

const timeZone: Read<string> = (raw, name) => {
  const zone = raw ?? 'Asia/Seoul';
  if (isIanaZone(zone)) return zone;
  throw new Nonsense(`${name} is "${zone}": give an IANA time zone such as Asia/Seoul.`);
};

/** May hold a password: never repeated. */
const smtpUrl: Read<string | undefined> = (raw, name) => {
  if (raw === undefined) return undefined;
  const url = URL.parse(raw);
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return raw;
  throw new Nonsense(`${name} is not an SMTP address: give one such as smtp://user:password@mail.example.com:587.`);
};

const origin =
  (otherwise: string): Read<string> =>
  (raw, name) => {
    const url = URL.parse(raw ?? otherwise);
    const bare = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    if (url && /^https?:$/.test(url.protocol) && bare) return url.origin;
    throw new Nonsense(`${name} is no bare web address: give one without path and password, such as ${otherwise}.`);
  };

const sender: Read<string | undefined> = (raw, name) => {
  if (raw === undefined || /^([^<>\r\n]{0,200}<)?[^\s@<>]{1,64}@[^\s@<>]{1,255}>?$/.test(raw)) return raw;
  throw new Nonsense(`${name} is "${raw}": give an address such as "Jeongsi <notice@example.com>".`);
};

const hostList: Read<readonly string[]> = (raw, name) => {
  const hosts = (raw ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  const wrong = hosts.find((host) => !/^[\p{L}\p{N}._:[\]-]+$/u.test(host));
  if (wrong === undefined) return hosts;
  throw new Nonsense(`${name} has "${wrong}": give host names or addresses, with commas between them, and no ports.`);
};
