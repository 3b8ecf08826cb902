import { BatchSender } from '../channel/batch-sender';
import { type Channel, type Render, type Sender } from '../channel/channel';
import { BatchOfOne } from './batch-of-one';
import { type RunContext } from './run-context';
import { type OpenedChannel } from './send-one';

/** How a job's messages leave. */
export type OpenedChannels =
  | {
      kind: 'one-by-one';
      get: (channel: string) => OpenedChannel;
      /** How many may be on their way at a time, whatever the workflow allows. */
      most: number;
      close: () => Promise<void>;
    }
  | { kind: 'batches'; render: Render; sender: BatchSender; close: () => Promise<void> };

const OUTBOX = 'outbox';

/** The message's channel; in test mode the outbox, which gets the same texts, and beside it the channel for named people. @throws ChannelUnavailable */
export async function openChannels(
  context: RunContext,
  channels: ReadonlyMap<string, Channel>,
): Promise<OpenedChannels> {
  const { channel, definition, job, gate } = context;
  const render = await channel.compile(definition.message, { purpose: gate.purpose });
  const outbox = job.mode === 'test' ? channels.get(OUTBOX) : undefined;
  if (!outbox) {
    const sender = await channel.open(definition.message);
    const close = (): Promise<void> => sender.close();
    if (sender instanceof BatchSender) return { kind: 'batches', render, sender, close };
    const opened = { inDoubt: channel.inDoubt, render, sender };
    return { kind: 'one-by-one', get: () => opened, most: sender.most, close };
  }
  const senders = new Map<string, OpenedChannel>();
  const close = async (): Promise<void> => {
    await Promise.allSettled([...senders.values()].map(({ sender }) => sender.close()));
  };
  const add = async (through: Channel): Promise<OpenedChannel> => {
    const opened = { inDoubt: through.inDoubt, render, sender: await openSender(through, context) };
    senders.set(through.channel, opened);
    return opened;
  };
  const fallback = await add(outbox);
  try {
    if (job.options?.recipients?.length && channel !== outbox) await add(channel);
  } catch (error) {
    await close();
    throw error;
  }
  const most = Math.min(...[...senders.values()].map(({ sender }) => sender.most));
  return { kind: 'one-by-one', get: (name) => senders.get(name) ?? fallback, most, close };
}

/** Opens a channel for single messages, whatever it is made for. @throws ChannelUnavailable */
export async function openSender(channel: Channel, { definition }: Pick<RunContext, 'definition'>): Promise<Sender> {
  const sender = await channel.open(definition.message);
  return sender instanceof BatchSender ? new BatchOfOne(sender) : sender;
}
