import { type Channel, ChannelUnavailable } from '../channel/channel';
import { type DeliveryStore } from '../delivery/delivery-store';
import { recipientOf } from '../execution/render-delivery';
import { type Outcome, done, refused } from '../outcome';
import { purposeOf } from '../purpose/purpose';
import { type RenderedSample, renderedSample } from '../workflow/rendered-sample';
import { type WorkflowStore } from '../workflow/workflow-store';
import { conflict } from './job-parts';
import { type JobStore } from './job-store';

export interface DeliveryMessage extends RenderedSample {
  /** The channel that it is made for; in a test it went into the outbox. */
  channel: string;
}

/** What one recipient of a job was sent, or would be: rendered anew by the job's own version of the workflow. Sends nothing. */
export async function deliveryMessage(
  parts: {
    jobs: JobStore;
    deliveries: DeliveryStore;
    workflows: WorkflowStore;
    channels: ReadonlyMap<string, Channel>;
  },
  jobId: string,
  deliveryId: string,
): Promise<Outcome<DeliveryMessage>> {
  const job = await parts.jobs.find(jobId);
  const delivery = await parts.deliveries.find(jobId, deliveryId);
  const version = job && (await parts.workflows.findVersion(job.workflowId, job.workflowVersion));
  if (!delivery || !version) return refused({ kind: 'not-found' });
  const { definition } = version;
  const channel = parts.channels.get(definition.message.channel);
  if (!channel) return conflict('CHANNEL_UNAVAILABLE', `There is no channel "${definition.message.channel}"`);
  try {
    const render = await channel.compile(definition.message, { purpose: purposeOf(definition) });
    const rendered = render(recipientOf(delivery, job.options?.variables));
    return done({ channel: channel.channel, ...renderedSample(channel, rendered, delivery.address) });
  } catch (error) {
    if (error instanceof ChannelUnavailable) return conflict('CHANNEL_UNAVAILABLE', error.message);
    throw error;
  }
}
