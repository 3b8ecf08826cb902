import { type WorkflowInput } from '@jeongsi/contract';
import { type Text } from '../i18n/text';
import { type Instant } from '../time/clock';

/** Soon enough to watch, late enough to see it wait. */
export const SAMPLE_DELAY_MS = 20_000;

/** The workflow that a newcomer makes with one click: three messages to the outbox, in the language on screen. */
export function sampleWorkflow(text: Text, at: Instant): WorkflowInput {
  return {
    name: text('sample.workflow.name'),
    description: text('sample.workflow.description'),
    audience: {
      source: 'list',
      mapping: { address: 'email', name: 'name' },
      rows: [
        { email: 'jisu@example.com', name: text('sample.recipient.1') },
        { email: 'minjun@example.com', name: text('sample.recipient.2') },
        { email: 'seoyeon@example.com', name: text('sample.recipient.3') },
      ],
    },
    message: { channel: 'outbox', subject: text('sample.workflow.subject'), body: text('sample.workflow.body') },
    schedule: { type: 'scheduled', at: new Date(at).toISOString() },
  };
}
