import { type Connection } from '@jeongsi/contract';
import { checkDraft, draftOf, inputOf } from './connection-form';

const SAVED: Connection = {
  id: 'c',
  kind: 'smtp',
  name: '회사 메일',
  settings: { host: 'mail.example.com', port: 465, secure: true },
  secrets: ['password'],
  state: 'ok',
  usedBy: [],
  version: 3,
  createdAt: '2026-11-01T01:02:00.000Z',
  updatedAt: '2026-11-01T01:02:00.000Z',
};

it('gives back what was saved, and leaves a secret where it is', () => {
  expect(inputOf('smtp', draftOf('smtp', SAVED))).toEqual({
    kind: 'smtp',
    name: '회사 메일',
    settings: { host: 'mail.example.com', port: 465, secure: true },
  });
});

it('sends a secret only when it was typed, and an empty one to remove it', () => {
  const draft = draftOf('smtp', SAVED);
  const set = { ...draft, secrets: { password: { deed: 'set' as const, value: 'new' } } };
  const remove = { ...draft, secrets: { password: { deed: 'remove' as const } } };
  expect(inputOf('smtp', set).secrets).toEqual({ password: 'new' });
  expect(inputOf('smtp', remove).secrets).toEqual({ password: '' });
});

it('makes numbers of numbers, and leaves out what is empty', () => {
  const draft = { ...draftOf('postgres', null), name: ' 고객 DB ' };
  const typed = {
    ...draft,
    settings: { ...draft.settings, host: 'db', port: ' 5433 ', database: 'crm', user: 'reader' },
  };
  expect(inputOf('postgres', typed)).toEqual({
    kind: 'postgres',
    name: '고객 DB',
    settings: { host: 'db', port: 5433, database: 'crm', user: 'reader', tls: 'off' },
  });
});

it('misses what is needed and refuses what is no number', () => {
  const draft = draftOf('mysql', null);
  const found = checkDraft('mysql', { ...draft, settings: { ...draft.settings, port: '33o6' } });
  expect(found.map(({ path, code }) => `${path}: ${code}`)).toEqual([
    'name: REQUIRED',
    'settings.host: REQUIRED',
    'settings.port: NOT_WHOLE',
    'settings.database: REQUIRED',
    'settings.user: REQUIRED',
  ]);
});
