import { type Channel, ChannelUnavailable, type RenderedMessage, type Sender } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type JobRecord } from '../job/job';
import { resolveSending } from '../policy/sending';
import { type GateRules } from '../sending/gate';
import { gateRules } from '../sending/gate-rules';
import { type WorkflowStore } from '../workflow/workflow-store';
import { openSender } from './open-channels';
import { renderDelivery } from './render-delivery';

/** One message, ready to go out once more; whoever gets it closes it. */
export interface ReadyAgain {
  gate: GateRules;
  /** Sends it and says what is to be recorded. Never rejects. */
  send(reopened: DeliveryRecord): Promise<DeliveryResult>;
  close(): Promise<void>;
}

export type Unready = { problem: { code: string; message: string } };

/** Prepares to send one delivery once more, with the texts and the channel of its job. */
export async function readyAgain(
  job: JobRecord,
  delivery: DeliveryRecord,
  parts: { workflows: WorkflowStore; channels: ReadonlyMap<string, Channel> },
): Promise<ReadyAgain | Unready> {
  const version = await parts.workflows.findVersion(job.workflowId, job.workflowVersion);
  const channel = parts.channels.get(version?.definition.message.channel ?? '');
  const through = parts.channels.get(delivery.channel);
  if (!version || !channel || !through) return unready('CHANNEL_UNAVAILABLE', 'Its workflow or its channel is gone');
  const { definition, schedule } = version;
  const gate = gateRules(definition, channel, resolveSending(definition.sending, schedule.timeZone));
  try {
    const render = await channel.compile(definition.message, { purpose: gate.purpose });
    const rendered = renderDelivery(delivery, render, job.options?.variables);
    if ('result' in rendered) return unready('UNSENDABLE', rendered.result.error ?? 'There is no message for it');
    const sender = await openSender(through, { definition });
    const send = (reopened: DeliveryRecord): Promise<DeliveryResult> =>
      sendThrough(sender, rendered.message, reopened, job);
    return { gate, send, close: () => sender.close() };
  } catch (error) {
    if (error instanceof ChannelUnavailable) return unready('CHANNEL_UNAVAILABLE', error.message);
    throw error;
  }
}

/** Whatever this try came to: unless it arrived now, the first one may have. */
async function sendThrough(
  sender: Sender,
  message: RenderedMessage,
  delivery: DeliveryRecord,
  { id: jobId, mode }: JobRecord,
): Promise<DeliveryResult> {
  try {
    const envelope = { deliveryId: delivery.id, jobId, mode };
    const sent = await sender.send(message, envelope, new AbortController().signal);
    if (sent.outcome === 'accepted' || sent.outcome === 'delivered') {
      const { outcome: state, providerId } = sent;
      return { id: delivery.id, attempts: delivery.attempts, state, ...(providerId !== undefined && { providerId }) };
    }
    return { ...stillUnknown(delivery), errorCode: sent.code, error: sent.message };
  } catch (error) {
    return {
      ...stillUnknown(delivery),
      errorCode: 'internal',
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

function stillUnknown({ id, attempts }: DeliveryRecord): DeliveryResult {
  return { id, attempts, state: 'unknown' };
}

function unready(code: string, message: string): Unready {
  return { problem: { code, message } };
}
