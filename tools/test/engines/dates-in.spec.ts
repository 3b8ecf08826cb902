import { datesIn } from './dates-in.mjs';

const right = { title: 'noon', expected: '오후 12:00', written: '오후 12:00' };
const wrong = { title: 'midnight', expected: '오전 12:00', written: '오전 0:00' };

describe('dates in one engine', () => {
  const page = (found: { asked: boolean; answers?: object[] }) => () =>
    Promise.resolve({
      url: 'http://127.0.0.1/',
      answered: Promise.resolve(),
      wasAsked: () => found.asked,
      agent: () => 'Presto',
      answers: () => found.answers,
      close: () => undefined,
    });
  const browser = () =>
    Promise.resolve({ open: () => Promise.resolve({ code: 1, output: 'said before\nno display' }) });

  beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('counts each golden', async () => {
    const result = await datesIn('Presto', browser, page({ asked: true, answers: [right, wrong] }));
    expect(result).toEqual({
      name: 'dates, Presto',
      passed: 1,
      failures: ['midnight: "오전 0:00" instead of "오전 12:00"'],
      skips: [],
    });
  });

  it('names an engine that is not to be had', async () => {
    const result = await datesIn('Presto', () => Promise.resolve({ missing: 'needs root' }), page({ asked: false }));
    expect(result).toMatchObject({ passed: 0, failures: [], skips: ['not run in Presto: needs root'] });
  });

  it('names an engine that does not start, with its last word', async () => {
    const result = await datesIn('Presto', browser, page({ asked: false }));
    expect(result.skips).toEqual(['not run in Presto: it does not start (no display)']);
  });

  it('fails when the page was opened and nothing came back', async () => {
    const result = await datesIn('Presto', browser, page({ asked: true }));
    expect(result).toMatchObject({ passed: 0, failures: ['Presto opened the page and wrote nothing'], skips: [] });
  });
});
