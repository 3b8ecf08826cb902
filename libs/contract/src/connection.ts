/** Where recipients come from and how messages leave: accounts and data sources by name. */
export const CONNECTION_KINDS = ['smtp', 'webhook', 'solapi', 'postgres', 'mysql', 'http'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

export interface SmtpSettings {
  host: string;
  /** Without it 587, or 465 when `secure`. */
  port?: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure?: boolean;
  user?: string;
  /** The sender of messages that name none. */
  from?: string;
  /** Advertisements name their sender, how to reach them, and how to refuse. */
  senderName?: string;
  senderContact?: string;
  optOutUrl?: string;
  ratePerMinute?: number;
}

export interface WebhookSettings {
  /** `https://hooks.example.com`: the secrets go nowhere else. */
  origin: string;
  ratePerMinute?: number;
}

export interface SolapiSettings {
  /** Advertisements name their sender and a free number for refusing: `080-…`. */
  senderName?: string;
  optOutNumber?: string;
  /** Who the text message comes from that is sent where AlimTalk does not reach; without it the first registered number. */
  from?: string;
  ratePerMinute?: number;
}

export interface DatabaseSettings {
  host: string;
  /** Without it 5432 or 3306. */
  port?: number;
  database: string;
  user: string;
  /** `verify` checks the server's certificate; without it `off`. */
  tls?: 'off' | 'require' | 'verify';
  /** A query that takes longer is cut off; 1 to 600, without it 60. */
  statementTimeoutSeconds?: number;
}

export interface HttpSettings {
  /** `https://api.example.com`: the secrets go nowhere else. */
  origin: string;
}

/**
 * What is saved. Secrets travel in only: leave one out to keep it, give `''` to remove it. One that is kept stays with its
 * host, port, origin and TLS settings: when one of these changes it must be given again (422, `SECRET_NEEDED`).
 */
export type ConnectionInput = { name: string } & (
  | { kind: 'smtp'; settings: SmtpSettings; secrets?: { password?: string } }
  | { kind: 'webhook'; settings: WebhookSettings; secrets?: { authorization?: string; signingSecret?: string } }
  | {
      kind: 'solapi';
      settings: SolapiSettings;
      /** Without the first two those of the settings `SOLAPI_API_KEY` and `SOLAPI_API_SECRET`. */
      secrets?: { apiKey?: string; apiSecret?: string; webhookSecret?: string };
    }
  | { kind: 'postgres' | 'mysql'; settings: DatabaseSettings; secrets?: { password?: string } }
  | { kind: 'http'; settings: HttpSettings; secrets?: { authorization?: string } }
);

/** `POST /api/connections/test`: with `id`, secrets that are left out are those of the saved one. */
export type ConnectionTestRequest = ConnectionInput extends infer Input
  ? Input extends ConnectionInput
    ? Omit<Input, 'name'> & { id?: string }
    : never
  : never;

export interface Connection {
  id: string;
  kind: ConnectionKind;
  name: string;
  settings: Record<string, string | number | boolean>;
  /** The names of the secrets that are set; their values never come out again. */
  secrets: string[];
  /** As found by the last test or job. */
  state: 'untested' | 'ok' | 'broken';
  testedAt?: string;
  problem?: ConnectionProblem;
  /** Workflows in use that name it, at most 100. */
  usedBy: { id: string; name: string }[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface ConnectionProblem {
  code: string;
  message: string;
}

/** `POST /api/connections/:id/test` and `POST /api/connections/test`. */
export interface ConnectionTest {
  ok: boolean;
  /** Such as the server's version, or the balance. */
  facts?: Record<string, string | number>;
  problem?: ConnectionProblem;
}

/** `GET /api/connections/:id/account`: what the provider knows, to pick from. */
export interface ConnectionAccount {
  senders: { number: string; name?: string }[];
  profiles: { pfId: string; name: string }[];
  templates: {
    templateId: string;
    pfId: string;
    name: string;
    content: string;
    variables: string[];
    buttons: number;
  }[];
  /** In won. */
  balance?: { cash: number; points: number };
  /** Won per message by type. */
  prices?: Record<string, number>;
}

/** `GET /api/connections/recent`: what the live jobs since then sent, by the connections that their workflows use now. */
export interface RecentConnections {
  since: string;
  /** Those that something went through. */
  items: RecentConnection[];
}

export interface RecentConnection {
  connectionId: string;
  /** Accepted or delivered. */
  reached: number;
  failed: number;
  /** Nobody knows. */
  unknown: number;
  /** Absent when nobody was reached. */
  lastReachedAt?: string;
}

export const SUPPRESSION_SCOPES = ['advertising', 'all'] as const;
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number];

/** An address that asked not to be sent to. */
export interface Suppression {
  id: string;
  /** Masked in lists. */
  address: string;
  scope: SuppressionScope;
  reason?: string;
  createdAt: string;
}

export interface SuppressionInput {
  /** A phone number or an e-mail address, however it is written. */
  address: string;
  /** Without it `advertising`. */
  scope?: SuppressionScope;
  reason?: string;
}

/** What a file of addresses holds, `POST /api/suppressions/import/preview`, or what became of it, `POST /api/suppressions/import`. */
export interface SuppressionImport {
  /** New ones: they would be added, or were. */
  added: number;
  /** There already. */
  known: number;
  /** Lines whose address stands in an earlier line. */
  repeated: number;
  /** Lines without an address. */
  invalid: number;
  /** The first 20 of those. */
  findings: { line: number; value: string }[];
  /** What the first line calls them; empty texts when it is no header. */
  columns: string[];
  /** Where the addresses stand, counted from 1. */
  column: number;
  header: boolean;
}
