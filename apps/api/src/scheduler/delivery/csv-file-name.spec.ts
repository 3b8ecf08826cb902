import { csvDisposition } from './csv-file-name';

const DUE = Date.parse('2026-11-23T15:30:00Z');

it('is called after the workflow and its time in the zone', () => {
  expect(csvDisposition('월말 정산', DUE, 'Asia/Seoul')).toBe(
    'attachment; filename="deliveries-2026-11-24-0030.csv"; filename*=UTF-8\'\'%EC%9B%94%EB%A7%90%20%EC%A0%95%EC%82%B0-2026-11-24-0030.csv',
  );
});

it.each(['a"; filename="evil.exe', 'a\r\nX-Evil: 1', '../../etc/passwd', "it's (1)*", '\u202Egnp', '😀'.repeat(200)])(
  'lets no name break out: %j',
  (name) => {
    const header = csvDisposition(name, DUE, 'Asia/Seoul');
    expect(header).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%!~-]+$/);
    expect(header.length).toBeLessThan(1_200);
    const shown = decodeURIComponent(header.split("UTF-8''")[1] ?? '');
    expect(shown).not.toMatch(/[\\/:*?"<>|\r\n\u202E]/);
  },
);
