import {
  Channel,
  type MessageContext,
  type MessageSize,
  type MessageSpec,
  type Render,
  type RenderedMessage,
  type Sender,
} from '../../channel/channel';
import { type Issue } from '../../issue';

/** A channel with types, sizes, prices, a rate and the night's law, all of which the test decides. Sends nothing. */
export class TypedChannel extends Channel {
  override readonly channel: string = 'typed';
  override readonly inDoubt = 'unknown';
  override readonly nightRule: 'applies' | 'exempt' = 'applies';
  readonly contexts: MessageContext[] = [];
  issues: Issue[] = [];
  priceList: Record<string, number> | undefined;
  rate: number | undefined;
  compiling: () => void = () => undefined;

  override async check(_spec: MessageSpec, context: MessageContext): Promise<Issue[]> {
    this.contexts.push(context);
    return this.issues;
  }

  override variables(): { name: string; hasDefault: boolean }[] {
    return [{ name: 'text', hasDefault: false }];
  }

  /** Digits, however they are separated. */
  override normaliseAddress(raw: string): string | undefined {
    const digits = raw.replaceAll(/[ -]/g, '');
    return /^\d+$/.test(digits) ? digits : undefined;
  }

  override async compile(): Promise<Render> {
    this.compiling();
    return ({ address, variables }) => {
      if (!Object.hasOwn(variables, 'text')) return { outcome: 'missing', variables: ['text'] };
      const body = variables['text'] ?? '';
      if (body.includes('🎉')) return { outcome: 'unsendable', code: 'UNENCODABLE', message: 'It cannot carry 🎉' };
      return { outcome: 'rendered', message: { to: address, body, type: body.length > 10 ? 'LMS' : 'SMS' } };
    };
  }

  override measure({ body, type = '' }: RenderedMessage): MessageSize {
    return { type, size: body.length, limit: type === 'SMS' ? 10 : 100, unit: 'bytes' };
  }

  override async prices(): Promise<Readonly<Record<string, number>> | undefined> {
    return this.priceList;
  }

  override async ratePerMinute(): Promise<number | undefined> {
    return this.rate;
  }

  override async open(): Promise<Sender> {
    throw new Error('A preview sends nothing');
  }
}
