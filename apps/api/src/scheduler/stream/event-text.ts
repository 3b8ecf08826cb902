import { type StreamEvents } from '@jeongsi/contract';

/** An event as `text/event-stream` writes it. JSON holds no line breaks, so it takes one line. */
export function eventText<E extends keyof StreamEvents>(event: E, data: StreamEvents[E]): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What every stream begins with: how long a client that was cut off waits before it comes back, in milliseconds. */
export const GREETING = 'retry: 3000\n\n';

/** Says that the line is not dead; clients drop comments. */
export const PULSE = ': still here\n\n';
