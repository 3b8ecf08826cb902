let made = 0;

/** An id for a control that nothing names. */
export function ownId(): string {
  made += 1;
  return `field-${made}`;
}

/** The id of the control of a named field. Names may hold anything, an id no spaces. */
export function controlId(field: string): string {
  return `field-${field.replaceAll(/[^A-Za-z0-9]+/gu, (signs) => (signs === '.' ? '-' : codes(signs)))}`;
}

function codes(signs: string): string {
  return Array.from(signs, (sign) => `_${sign.codePointAt(0)?.toString(36)}_`).join('');
}
