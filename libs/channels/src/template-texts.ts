import { parseTemplate } from '@jeongsi/engine';

/** What a text says whoever it is for: all of it but its variables. */
export function literalText(text: string): string {
  return parseTemplate(text).literals.join('');
}

/** What a text can say by itself: its literals and its defaults. */
export function ownText(text: string): string {
  const { literals, holes } = parseTemplate(text);
  return literals.join('') + holes.map((hole) => hole.default ?? '').join('');
}
