import { type MessageSize } from '@jeongsi/engine';
import { byteLength } from './cp949';
import { limitOf } from './text-message';

/** The bytes of a rendered SMS or LMS, or of what is sent instead; undefined for other types. */
export function measureText({ type, body }: { type?: string; body: string }): MessageSize | undefined {
  if (type !== 'SMS' && type !== 'LMS') return undefined;
  return { type, size: byteLength(body), limit: limitOf(type), unit: 'bytes' };
}
