import { AUDIT_ACTIONS, type AuditEntry } from '@jeongsi/contract';
import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';
import { auditLink } from './audit-sentence';

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  id: 'e',
  at: '2026-11-22T06:01:34.000Z',
  who: '지수',
  role: 'operator',
  action: 'job.move',
  subject: { kind: 'job', id: 'j', name: '월말 정산 안내' },
  changes: [],
  ...changes,
});

it('has a sentence for everything that can be done, in both languages, and each names who', () => {
  for (const action of AUDIT_ACTIONS) {
    for (const texts of [ko, en] as Record<string, string>[]) {
      expect([action, texts[`audit.do.${action}`]]).toEqual([action, expect.stringContaining('{{who}}')]);
    }
  }
});

it('leads to what it was done to, where that has a page', () => {
  expect(auditLink(entry({}))).toEqual(['/jobs', 'j']);
  expect(auditLink(entry({ subject: { kind: 'holiday', id: '2026-12-25' } }))).toEqual(['/settings', 'holidays']);
  expect(auditLink(entry({ subject: { kind: 'scheduler' } }))).toBeNull();
});
