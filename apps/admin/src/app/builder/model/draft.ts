import { type Policy, type Purpose, type WorkflowInput } from '@jeongsi/contract';
import { type AudienceDraft, audienceDraftOf, audienceOf, NEW_AUDIENCE } from './audience-draft';
import { keepUnshown } from './keep-unshown';
import { type MessageDraft, messageDraftOf, messageOf, NEW_MESSAGE } from './message-draft';
import { type PolicyDraft, policyDraftOf, policyOf } from './policy-draft';
import { NEW_SCHEDULE, type ScheduleDraft, scheduleDraftOf, scheduleOf } from './schedule-draft';
import { type SendingDraft, sendingDraftOf, sendingOf } from './sending-draft';

/** What stands in the builder's fields, as typed. What belongs to a choice not made is kept: going back finds it again. */
export interface Draft {
  name: string;
  description: string;
  purpose: Purpose;
  audience: AudienceDraft;
  message: MessageDraft;
  sending: SendingDraft;
  schedule: ScheduleDraft;
  policy: PolicyDraft;
}

/** What the builder makes; whether it runs is decided by the button that saves it. */
export type Definition = Omit<WorkflowInput, 'status'>;

export const NEW_DRAFT: Draft = {
  name: '',
  description: '',
  purpose: 'informational',
  audience: NEW_AUDIENCE,
  message: NEW_MESSAGE,
  sending: sendingDraftOf({}),
  schedule: NEW_SCHEDULE,
  policy: policyDraftOf({}),
};

export function draftOf(definition: Definition): Draft {
  return {
    name: definition.name,
    description: definition.description ?? '',
    purpose: definition.purpose ?? 'informational',
    audience: audienceDraftOf(definition.audience),
    message: messageDraftOf(definition.message),
    sending: sendingDraftOf(definition.sending ?? {}),
    schedule: scheduleDraftOf(definition.schedule),
    policy: policyDraftOf(definition.policy ?? {}),
  };
}

/**
 * What the fields mean. `original` is the definition that was opened: whatever of it has no field, or was not touched,
 * comes out exactly as it went in.
 */
export function definitionOf(draft: Draft, original: Definition | null): Definition {
  const made = plainDefinition(draft);
  return original === null ? made : (keepUnshown(original, plainDefinition(draftOf(original)), made) as Definition);
}

function plainDefinition(draft: Draft): Definition {
  const sending = sendingOf(draft.sending);
  const policy: Policy = policyOf(draft.policy);
  return {
    name: draft.name.trim(),
    ...(draft.description.trim() !== '' && { description: draft.description }),
    ...(draft.purpose !== 'informational' && { purpose: draft.purpose }),
    audience: audienceOf(draft.audience),
    message: messageOf(draft.message),
    ...(Object.keys(sending).length > 0 && { sending }),
    schedule: scheduleOf(draft.schedule),
    ...(Object.keys(policy).length > 0 && { policy }),
  };
}
