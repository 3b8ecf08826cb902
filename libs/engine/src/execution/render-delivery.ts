import { type Recipient, type Render, type RenderedMessage } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';

/** The message of one delivery; or, when there can be none, what is to be recorded. */
export type RenderedDelivery = { message: RenderedMessage } | { result: DeliveryResult };

/** `variables` were given with the request, and are stronger than the recipient's own. Purely. */
export function renderDelivery(
  delivery: DeliveryRecord,
  render: Render,
  variables: Record<string, string> | undefined,
): RenderedDelivery {
  const { id, attempts } = delivery;
  const rendered = render(recipientOf(delivery, variables));
  if (rendered.outcome === 'rendered') return { message: rendered.message };
  if (rendered.outcome === 'missing') {
    const error = rendered.variables.join(', ');
    return { result: { id, attempts, state: 'skipped', errorCode: 'missing_variable', error } };
  }
  return { result: { id, attempts, state: 'failed', errorCode: rendered.code, error: rendered.message } };
}

/** Whom a delivery is for; `variables` as above. */
export function recipientOf(
  { address, name, variables: own }: DeliveryRecord,
  variables: Record<string, string> | undefined,
): Recipient {
  return {
    address,
    ...(name !== undefined && { name }),
    variables: variables ? withVariables(own, variables) : own,
  };
}

function withVariables(own: Record<string, string>, given: Record<string, string>): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, own, given);
}
