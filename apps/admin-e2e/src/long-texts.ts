const TOKENS = ['가나다라마바사아자차'.repeat(20), 'x'.repeat(120), '🎉'.repeat(40)];

/** Where people and other systems write what they like. */
const FREE = new Set([
  'name',
  'workflowName',
  'description',
  'subject',
  'body',
  'reason',
  'stoppedReason',
  'error',
  'detail',
  'message',
  'to',
  'address',
  'recipientKey',
  'who',
  'createdBy',
  'host',
  'origin',
  'senderName',
  'content',
]);

/** For `FakeApi.rewrite`: what nobody can wrap at a space, in every place that takes free text. */
export function longer(text: string, field: string): string {
  return FREE.has(field) ? `${text}${TOKENS[text.length % TOKENS.length] ?? ''}` : text;
}
