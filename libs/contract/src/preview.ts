import type { Audience, Message, Purpose, ChannelName, Sending, Policy } from './workflow';

/** `POST /api/audiences/preview`: what a source gives, before there is a message. */
export interface AudiencePreviewRequest {
  audience: Audience;
  /** Decides what an address is; without it any text is one. */
  channel?: ChannelName;
  purpose?: Purpose;
}

export interface AudiencePreview {
  columns: string[];
  /** The first 20. */
  rows: Record<string, string>[];
  funnel: FunnelStep[];
  /** Whether there is more than was read for the funnel. */
  truncated: boolean;
}

export const FUNNEL_STEPS = ['all', 'valid', 'unique', 'unsuppressed', 'consenting'] as const;

/** From everybody in the source to those who would get it: each step says who is left, and shows some that it left out. */
export interface FunnelStep {
  step: (typeof FUNNEL_STEPS)[number];
  left: number;
  out: number;
  /** At most 20 of those left out, masked. */
  examples: { address: string; name?: string }[];
}

/** `POST /api/workflows/preview`: a definition rendered for real recipients; sends and stores nothing. */
export interface WorkflowPreviewRequest {
  audience: Audience;
  message: Message;
  purpose?: Purpose;
  sending?: Sending;
  policy?: Policy;
  /** How many of the first recipients to render, besides the longest and one that lacks a value; 1 to 50, without it 3. */
  limit?: number;
}

export interface WorkflowPreview {
  /** Who would get it: the last step of the funnel, less those who lack a value. */
  recipients: number;
  funnel: FunnelStep[];
  truncated: boolean;
  samples: PreviewSample[];
  /** How many of each type: `SMS`, `LMS`, `ALIMTALK`; absent for channels without types. */
  types?: Record<string, number>;
  /** In won, by the provider's price list; absent where nobody knows. */
  cost?: { currency: 'KRW'; total: number; perType: Record<string, number> };
  /** How long sending takes at the allowed rate; absent without a limit. */
  durationSeconds?: number;
  warnings: PreviewWarning[];
}

export interface PreviewSample {
  /** Why this one is shown. */
  kind: 'first' | 'longest' | 'missing';
  to: string;
  subject?: string;
  body: string;
  html?: string;
  type?: string;
  size?: { size: number; limit: number; unit: 'bytes' | 'characters' };
  fallback?: { type: string; subject?: string; body: string };
  /** Variables without a value or a default: this recipient would be skipped. */
  missing: string[];
  /** Why it cannot be sent to this recipient. */
  problem?: { code: string; message: string };
}

/** `level: 'error'` blocks: nothing would be sent, or must not be. */
export interface PreviewWarning {
  code: string;
  level: 'info' | 'warn' | 'error';
  params: Record<string, string | number>;
}
