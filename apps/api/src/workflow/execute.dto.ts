import { type ExecuteRequest, type JobMode } from '@jeongsi/contract';
import { DOC_ID } from '../http/openapi/examples';
import { Optional, Required } from '../http/validation/fields';
import { listOf, oneOf, recordOf, text, whole } from '../http/validation/rules';

export class ExecuteBody implements ExecuteRequest {
  @Required(text({ max: 100 }), { example: DOC_ID.workflow })
  workflowId!: string;

  @Required(oneOf(['live', 'test']), {
    description:
      '`test` renders everybody into the outbox, and reaches real receivers only if `recipients` names them.',
    example: 'test',
  })
  mode!: JobMode;

  @Optional(recordOf(text({ min: 0, max: 10_000 }), { max: 200, nameLength: 200 }), {
    description: "Added to every recipient's variables, and stronger than them.",
    example: { month: '11월' },
  })
  variables?: Record<string, string>;

  @Optional(listOf(text({ max: 512 }), { min: 1, max: 100 }), {
    description: 'Test mode only: the addresses that really receive it.',
    example: ['jisoo@example.com'],
  })
  recipients?: string[];

  @Optional(whole({ from: 0, to: 60 }), { description: 'How long to wait for its end.', default: 30, example: 30 })
  waitSeconds?: number;
}
