import { checkAudience } from './check-audience';
import { checkMessage } from './check-message';
import { checkSchedule } from './check-schedule';
import { checkSending } from './check-sending';
import { type Draft } from './draft';
import { type Problem, problem } from './problem';

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 2_000;

/**
 * What is missing or cannot be read, in the order of the steps. Only what a glance at the fields tells: what a schedule,
 * an account or a template means is the server's to judge.
 */
export function checkDraft(draft: Draft): Problem[] {
  return [
    ...checkBasics(draft),
    ...checkAudience(draft.audience, draft.purpose),
    ...checkMessage(draft.message),
    ...checkSending(draft.sending),
    ...checkSchedule(draft.schedule, draft.policy),
  ];
}

function checkBasics({ name, description, purpose, message }: Draft): Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '') problems.push(problem('name', 'required'));
  if (name.trim().length > LONGEST_NAME) problems.push(problem('name', 'tooLong', { most: LONGEST_NAME }));
  if (description.length > LONGEST_DESCRIPTION) {
    problems.push(problem('description', 'tooLong', { most: LONGEST_DESCRIPTION }));
  }
  if (purpose === 'advertising' && message.channel === 'alimtalk') {
    problems.push(problem('message.channel', 'alimtalkAdvertising'));
  }
  return problems;
}
