import { type Channel, type Render, type Sender, type SendOutcome } from '../channel/channel';
import { type DeliveryRecord } from '../delivery/delivery';
import { renderDelivery } from './render-delivery';
import { type SentOne } from './send-loop';

/** A channel opened for one job, with the job's texts prepared. */
export interface OpenedChannel {
  inDoubt: Channel['inDoubt'];
  render: Render;
  sender: Sender;
}

/** What is the same for all messages of a job. */
export interface MessageFrame {
  mode: 'live' | 'test';
  /** Given with the request, and stronger than the recipient's own. */
  variables: Record<string, string> | undefined;
}

/** Renders and sends one delivery. Never rejects. */
export async function sendOne(
  delivery: DeliveryRecord,
  { render, sender, inDoubt }: OpenedChannel,
  { mode, variables }: MessageFrame,
  signal: AbortSignal,
): Promise<SentOne> {
  const rendered = renderDelivery(delivery, render, variables);
  if ('result' in rendered) return rendered;
  try {
    const envelope = { deliveryId: delivery.id, jobId: delivery.jobId, mode };
    return { sent: await sender.send(rendered.message, envelope, signal), inDoubt };
  } catch (error) {
    // Senders promise not to reject; one that does may have sent.
    const message = error instanceof Error ? error.message : String(error);
    const sent: SendOutcome = { outcome: 'uncertain', code: 'internal', message };
    return { sent, inDoubt };
  }
}
