import { type WorkflowPreview } from '@jeongsi/contract';
import { type WorkflowPreview as Preview } from '@jeongsi/engine';
import { presentFunnel } from '../audience/funnel.dto';

/** A preview as clients see it. Samples keep their addresses: who looks at a message must know whose it is. */
export function presentPreview({ funnel, ...rest }: Preview): WorkflowPreview {
  return { ...rest, funnel: presentFunnel(funnel) };
}
