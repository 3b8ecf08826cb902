import { AUDIT_ACTIONS, type AuditEntry } from '@jeongsi/contract';
import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';
import { type Text } from '../i18n/text';
import { auditLink, auditSentence } from './audit-sentence';

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

const when = (iso: string) => iso.slice(11, 16);

/** As the console's own text function does, without its loading. */
const speaker =
  (texts: Record<string, string>): Text =>
  (key, params = {}) =>
    Object.entries(params).reduce(
      (said, [name, value]) => said.replaceAll(`{{${name}}}`, String(value)),
      texts[key] ?? key,
    );

describe.each([
  ['ko', ko as Record<string, string>, /^지수님이 .+요$/],
  ['en', en as Record<string, string>, /^지수 [a-z]+(ed|an|ent) .+$/],
])('in %s', (_language, texts, whole) => {
  it.each(AUDIT_ACTIONS)('%s is a whole sentence about who did it', (action) => {
    const sentence = auditSentence(entry({ action }), speaker(texts), when);
    expect(sentence).toMatch(whole);
    expect(sentence).not.toMatch(/[{}]/);
    if (!action.startsWith('scheduler.')) expect(sentence).toContain('월말 정산 안내');
  });

  it('a move says from when to when', () => {
    const changes = [{ path: 'scheduledTime', before: '2026-11-22T08:00:00.000Z', after: '2026-11-22T09:00:00.000Z' }];
    expect(auditSentence(entry({ changes }), speaker(texts), when)).toContain('08:00 → 09:00');
  });

  it('a test is told from a run', () => {
    const said = ['live', 'test'].map((mode) =>
      auditSentence(
        entry({ action: 'workflow.execute', changes: [{ path: 'mode', after: mode }] }),
        speaker(texts),
        when,
      ),
    );
    expect(new Set(said).size).toBe(2);
    expect(said[1]).toMatch(whole);
  });
});

it('has no two deeds that read alike', () => {
  for (const texts of [ko, en] as Record<string, string>[]) {
    const sentences = AUDIT_ACTIONS.map((action) => auditSentence(entry({ action }), speaker(texts), when));
    expect(new Set(sentences).size).toBe(AUDIT_ACTIONS.length);
  }
});

it('leads to what it was done to, where that has a page', () => {
  expect(auditLink(entry({}))).toEqual(['/jobs', 'j']);
  expect(auditLink(entry({ subject: { kind: 'holiday', id: '2026-12-25' } }))).toEqual(['/settings', 'holidays']);
  expect(auditLink(entry({ subject: { kind: 'scheduler' } }))).toBeNull();
});
