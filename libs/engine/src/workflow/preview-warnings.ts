import { type Survey } from '../audience/survey';
import { type Instant } from '../instant';
import { type Warning } from '../schedule';
import { quietNote } from '../schedule/quiet-hours';
import { type MessagePreview } from './preview-message';

/** What a preview found out. */
export interface Findings {
  survey: Survey;
  messages: MessagePreview;
  /** Whether the law keeps the night quiet for this message. */
  nightRule: 'applies' | 'exempt';
  now: Instant;
  /** Of sending at the allowed rate, in seconds; undefined without a limit. */
  durationSeconds?: number;
  timeoutMs: number;
}

/** What the operator should know before saving. `error`: nothing would be sent. */
export function previewWarnings(findings: Findings): Warning[] {
  return [
    ...aboutAudience(findings.survey),
    ...aboutMessages(findings),
    ...aboutTime(findings),
    ...aboutNight(findings),
  ];
}

function aboutAudience({ funnel, rows, cut }: Survey): Warning[] {
  const warnings: Warning[] = [];
  const leftOut = (code: string, level: Warning['level'], recipients: number): void => {
    if (recipients > 0) warnings.push({ code, level, params: { recipients } });
  };
  leftOut('INVALID_ADDRESS', 'warn', funnel.out('valid'));
  leftOut('DUPLICATE', 'info', funnel.out('unique'));
  leftOut('SUPPRESSED', 'info', funnel.out('unsuppressed'));
  leftOut('NO_CONSENT', 'info', funnel.out('consenting'));
  if (cut === 'time' && rows === 0) warnings.push({ code: 'AUDIENCE_SLOW', level: 'warn', params: {} });
  else if (cut) warnings.push({ code: 'FIRST_ROWS_ONLY', level: 'info', params: { rows } });
  return warnings;
}

function aboutMessages({ survey, messages }: Findings): Warning[] {
  const reached = survey.funnel.steps.at(-1)?.left ?? 0;
  const unread = survey.cut === 'time' && survey.rows === 0;
  const nobody: Warning[] =
    messages.sendable === 0 && !unread ? [{ code: 'NO_RECIPIENTS', level: 'error', params: {} }] : [];
  const missing = [...messages.missing].map(([variable, recipients]): Warning => ({
    code: 'MISSING_VARIABLE',
    level: recipients === reached ? 'error' : 'warn',
    params: { variable, recipients },
  }));
  const unsendable = [...messages.unsendable].map(([reason, recipients]): Warning => ({
    code: 'UNSENDABLE',
    level: recipients === reached ? 'error' : 'warn',
    params: { reason, recipients },
  }));
  return [...nobody, ...missing, ...unsendable];
}

function aboutTime({ durationSeconds, timeoutMs }: Findings): Warning[] {
  const timeoutSeconds = timeoutMs / 1_000;
  if (durationSeconds === undefined || durationSeconds <= timeoutSeconds) return [];
  return [{ code: 'TIMEOUT_TOO_SHORT', level: 'warn', params: { durationSeconds, timeoutSeconds } }];
}

/** Sent now, those without consent to messages at night would be held till the morning. */
function aboutNight({ nightRule, now, messages }: Findings): Warning[] {
  const quiet = nightRule === 'applies' ? quietNote(now) : undefined;
  if (!quiet || messages.byDayOnly === 0) return [];
  return [{ code: 'QUIET_AD', level: 'warn', params: { ...quiet.params, recipients: messages.byDayOnly } }];
}
