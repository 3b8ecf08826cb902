import { type Channel, type MessageSize, type RenderedMessage, type RenderOutcome } from '../channel/channel';

/** A message as its reader would see it. */
export interface RenderedSample {
  to: string;
  subject?: string;
  body: string;
  html?: string;
  type?: string;
  size?: Omit<MessageSize, 'type'>;
  fallback?: { type: string; subject?: string; body: string };
  /** Variables without a value or a default: this recipient would be skipped. */
  missing: string[];
  /** Why it cannot be sent to this recipient. */
  problem?: { code: string; message: string };
}

/** What rendering for `address` came to, for somebody to look at. */
export function renderedSample(channel: Channel, rendered: RenderOutcome, address: string): RenderedSample {
  const unsent = { to: address, body: '' };
  switch (rendered.outcome) {
    case 'rendered':
      return measured(channel, rendered.message);
    case 'missing':
      return { ...unsent, missing: rendered.variables };
    case 'unsendable':
      return { ...unsent, missing: [], problem: { code: rendered.code, message: rendered.message } };
  }
}

function measured(channel: Channel, message: RenderedMessage): RenderedSample {
  const { to, subject, body, html, type, fallback } = message;
  const size = channel.measure(message);
  const travels = type ?? size?.type;
  return {
    to,
    ...(subject !== undefined && { subject }),
    body,
    ...(html !== undefined && { html }),
    ...(travels !== undefined && { type: travels }),
    ...(size && { size: { size: size.size, limit: size.limit, unit: size.unit } }),
    ...(fallback && { fallback }),
    missing: [],
  };
}
