import { type AuditEntry } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** What somebody did, as a sentence: "지수님이 ‘월말 정산 안내’ 작업의 시각을 바꿨어요". */
export function auditSentence({ action, subject, who }: AuditEntry, text: Text): string {
  return text(`audit.do.${action}`, { who, name: subject.name ?? subject.id ?? '' });
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
