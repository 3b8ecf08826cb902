import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Whatever the console calls something, with any number where it puts one. */
function labelsOf(language: string): RegExp[] {
  const path = join(root, 'apps/admin/src/i18n', `${language}.json`);
  const texts = Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  // `{{n}}명` alone would let anything pass.
  const telling = texts.filter((text) => !text.includes('{{') || text.replaceAll(/\{\{\w+\}\}/g, '').length > 3);
  return telling.map((text) => {
    const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
}

/** What the guide prints in bold: names of what stands on the screen, and nothing else. */
function namedIn(language: string): { page: string; label: string }[] {
  const folder = join(root, 'docs/guide', language);
  return readdirSync(folder).flatMap((page) => {
    const text = readFileSync(join(folder, page), 'utf8').replaceAll(/\s+/g, ' ');
    return [...text.matchAll(/\*\*(.+?)\*\*/g)]
      .flatMap(([, bold = '']) => bold.split(' → '))
      .map((label) => ({ page, label }));
  });
}

describe.each(['ko', 'en'])('the guide in %s', (language) => {
  const named = namedIn(language);
  const labels = labelsOf(language);

  it('names what stands on the screen', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ label }) => !labels.some((known) => known.test(label)))).toEqual([]);
  });
});
