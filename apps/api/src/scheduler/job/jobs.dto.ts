import { RETRY_SCOPES, type RetryScope } from '@jeongsi/contract';
import { DOC_TIME } from '../../http/openapi/examples';
import { Required } from '../../http/validation/fields';
import { oneOf } from '../../http/validation/rules';
import { instant } from '../../http/validation/text-rules';

export class MoveBody {
  @Required(instant(), { description: 'When it is to run instead. In the future.', example: DOC_TIME.later })
  scheduledTime!: string;
}

export class RetryBody {
  @Required(oneOf(RETRY_SCOPES), {
    description: '`failed`: whom it failed for; `unsent`: whom nothing was sent to; `all`: everybody anew.',
    example: 'failed',
  })
  scope!: RetryScope;
}
