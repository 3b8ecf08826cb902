import { type AuditEntry } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** What somebody did, as a sentence: "지수님이 ‘월말 정산 안내’ 작업의 시각을 바꿨어요: … → …". `when` writes an instant. */
export function auditSentence(
  { action, changes, subject, who }: AuditEntry,
  text: Text,
  when: (iso: string) => string,
): string {
  const name = subject.name ?? subject.id ?? '';
  const { before, after } = changes.find(({ path }) => path === 'scheduledTime') ?? {};
  if (action === 'job.move' && isInstant(before) && isInstant(after)) {
    return text('audit.moved', { who, name, from: when(before), to: when(after) });
  }
  const isTest = changes.some(({ path, after: value }) => path === 'mode' && value === 'test');
  if (action === 'workflow.execute' && isTest) return text('audit.tested', { who, name });
  return text(`audit.do.${action}`, { who, name });
}

/** The page of what it was done to; empty where there is none to go to. */
export function auditLink({ subject }: AuditEntry): readonly string[] | null {
  if (subject.id === undefined) return null;
  switch (subject.kind) {
    case 'workflow':
      return ['/workflows', subject.id];
    case 'job':
      return ['/jobs', subject.id];
    case 'holiday':
      return ['/settings', 'holidays'];
    case 'suppression':
      return ['/settings', 'suppressions'];
    case 'access-key':
      return ['/settings', 'access-keys'];
    default:
      return null;
  }
}

/** An instant as the API writes it. */
function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}
