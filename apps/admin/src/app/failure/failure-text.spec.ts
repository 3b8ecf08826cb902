import { type Failure } from './failure';
import { failureText } from './failure-text';

const text = (key: string, params?: object) => (params === undefined ? key : `${key} ${JSON.stringify(params)}`);
const failure = (changes: Partial<Failure>): Failure => ({
  kind: 'broken',
  code: null,
  id: null,
  detail: null,
  ...changes,
});

describe('failureText', () => {
  it('prefers what it knows of the code to the general words', () => {
    expect(failureText(failure({ code: 'STORE_FULL' }), text)).toBe('failure.storeFull');
    expect(failureText(failure({ code: 'SOMETHING_NEW' }), text)).toBe('failure.broken');
  });

  it("passes on the server's own words for a refusal it has none for", () => {
    const refused = failure({ kind: 'refused', code: 'NEW_RULE', detail: 'Give two.' });
    expect(failureText(refused, text)).toBe('failure.refusedBecause {"detail":"Give two."}');
    expect(failureText({ ...refused, detail: null }, text)).toBe('failure.refused');
  });
});
