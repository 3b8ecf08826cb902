import { type MissedPolicy, type OverlapPolicy, type Policy } from '@jeongsi/contract';
import { numberOf, typedNumber } from '../../form/typed-number';

/** Numbers as typed; empty ones leave it to the server. */
export interface PolicyDraft {
  overlap: OverlapPolicy;
  missed: MissedPolicy;
  missedGraceMinutes: string;
  maxRetries: string;
  timeoutSeconds: string;
  pauseAfterFailures: string;
}

export function policyDraftOf(policy: Policy): PolicyDraft {
  return {
    overlap: policy.overlap ?? 'skip',
    missed: policy.missed ?? 'run_once',
    missedGraceMinutes: typedNumber(policy.missedGraceMinutes),
    maxRetries: typedNumber(policy.maxRetries),
    timeoutSeconds: typedNumber(policy.timeoutSeconds),
    pauseAfterFailures: typedNumber(policy.pauseAfterFailures),
  };
}

export function policyOf(draft: PolicyDraft): Policy {
  const numbers = {
    missedGraceMinutes: numberOf(draft.missedGraceMinutes),
    maxRetries: numberOf(draft.maxRetries),
    timeoutSeconds: numberOf(draft.timeoutSeconds),
    pauseAfterFailures: numberOf(draft.pauseAfterFailures),
  };
  return {
    ...(draft.overlap !== 'skip' && { overlap: draft.overlap }),
    ...(draft.missed !== 'run_once' && { missed: draft.missed }),
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)),
  };
}
