let made = 0;

/** An id for a control, its label, its hint and its problem. */
export function controlId(): string {
  made += 1;
  return `field-${made}`;
}

/** What a screen reader reads after the label. */
export function describedBy(id: string, { hint, problem }: { hint: string; problem: string }): string | null {
  const parts = [problem === '' ? '' : `${id}-problem`, hint === '' ? '' : `${id}-hint`];
  return parts.filter((part) => part !== '').join(' ') || null;
}
