import { DATE_GOLDENS } from './testing/date-goldens';

describe('the texts that every browser must write alike', () => {
  it.each(DATE_GOLDENS.map(({ title, written, expected }) => ({ title, written, expected })))(
    '$title: $expected',
    ({ written, expected }) => {
      expect(written()).toBe(expected);
    },
  );
});
