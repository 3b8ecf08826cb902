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
