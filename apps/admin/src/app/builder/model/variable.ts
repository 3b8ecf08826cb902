/** `#{name}`, as the server reads it. */
export function variableText(name: string): string {
  return `#{${name}}`;
}

/** The text with a variable where the caret is, in place of what is selected, and where the caret stands then. */
export function withVariable(
  text: string,
  selection: { start: number; end: number },
  name: string,
): { text: string; caret: number } {
  const inserted = variableText(name);
  return {
    text: text.slice(0, selection.start) + inserted + text.slice(selection.end),
    caret: selection.start + inserted.length,
  };
}

// The innermost `#{` before a `}` opens, and a name stands on one line.
const HOLE = /#\{((?:(?!#\{)[^}])*)\}/gu;
const CONTROL = /\p{Cc}/u;

interface Hole {
  name: string;
  default: string | null;
}

/** The variables of a text that have no default, once each, in their order. */
export function neededVariables(text: string): string[] {
  const holes = [...text.matchAll(HOLE)].map(([, inside = '']) => holeOf(inside));
  return [...new Set(holes.flatMap((hole) => (hole === null || hole.default !== null ? [] : [hole.name])))];
}

/** The text with another variable in every place of one; defaults stay. */
export function withOtherVariable(text: string, from: string, to: string): string {
  return text.replaceAll(HOLE, (written, inside: string) => {
    const hole = holeOf(inside);
    if (hole?.name !== from) return written;
    return hole.default === null ? variableText(to) : `#{${to}|${hole.default}}`;
  });
}

function holeOf(inside: string): Hole | null {
  if (CONTROL.test(inside)) return null;
  const bar = inside.indexOf('|');
  const name = (bar < 0 ? inside : inside.slice(0, bar)).trim().normalize('NFC');
  return name === '' ? null : { name, default: bar < 0 ? null : inside.slice(bar + 1).trim() };
}
