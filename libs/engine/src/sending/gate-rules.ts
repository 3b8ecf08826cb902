import { type Channel } from '../channel/channel';
import { type SendingRules } from '../policy/sending';
import { purposeOf } from '../purpose/purpose';
import { type WorkflowDefinition } from '../workflow/workflow';
import { dailyWindow } from './daily-window';
import { type GateRules } from './gate';

export function gateRules(
  definition: Pick<WorkflowDefinition, 'purpose'>,
  channel: Pick<Channel, 'nightRule'>,
  { window }: Pick<SendingRules, 'window'>,
): GateRules {
  return {
    purpose: purposeOf(definition),
    nightRule: channel.nightRule,
    ...(window && { window: { ...dailyWindow(window), outside: window.outside } }),
  };
}
