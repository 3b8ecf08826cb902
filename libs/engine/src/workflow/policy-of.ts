import { type Policy, resolvePolicy } from '../policy/policy';
import { type WorkflowDefinition } from './workflow';

/** A hang is noticed long before by each request's own time-out; this is for what nobody thought of. */
const PACED_TIMEOUT_MS = 7 * 24 * 3_600_000;

/**
 * The policy with its defaults. The installation's time-out is for jobs that send as fast as they can: one that keeps a pace,
 * its own or its connection's, takes as long as its audience is large, and must not be cut off in the middle for it.
 */
export function policyOf(
  definition: Pick<WorkflowDefinition, 'policy' | 'sending' | 'message'>,
  defaults: { timeoutMs: number },
): Policy {
  const timeoutMs = mayBePaced(definition) ? Math.max(PACED_TIMEOUT_MS, defaults.timeoutMs) : defaults.timeoutMs;
  return resolvePolicy(definition.policy, { timeoutMs });
}

/** A connection may get a limit at any time, so naming one is enough. */
function mayBePaced({ sending, message }: Pick<WorkflowDefinition, 'sending' | 'message'>): boolean {
  return sending?.ratePerMinute !== undefined || 'connectionId' in message;
}
