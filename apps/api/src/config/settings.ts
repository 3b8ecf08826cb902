export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that the environment decides. Nothing else in the server reads `process.env`. */
export abstract class Settings {
  /** 0 takes any free port. */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Absolute. Holds the database, the uploaded files and the secrets that were made here. */
  abstract readonly dataDir: string;
  /** Given by the operator; without it one is made and kept in `dataDir`. */
  abstract readonly adminKey: string | undefined;
  /** Likewise. */
  abstract readonly secretKey: string | undefined;
  /** IANA name. */
  abstract readonly defaultTimeZone: string;
  abstract readonly tickIntervalMs: number;
  abstract readonly maxConcurrentJobs: number;
  abstract readonly jobTimeoutMs: number;
  abstract readonly retentionMs: number;
  abstract readonly historyMs: number;
  /** `smtp://user:password@host:587`; without it the e-mail channel refuses. */
  abstract readonly smtpUrl: string | undefined;
  /** Who mails come from, unless a message says so itself. */
  abstract readonly smtpFrom: string | undefined;
  /** For connections to Solapi that bring no key of their own; both or neither. */
  abstract readonly solapiApiKey: string | undefined;
  abstract readonly solapiApiSecret: string | undefined;
  /** Without a path and a slash at the end. */
  abstract readonly solapiBaseUrl: string;
  /** Hosts that webhooks may reach although their addresses are private. Lower case. */
  abstract readonly allowedPrivateHosts: readonly string[];
  abstract readonly logLevel: LogLevel;
}
