const CONTROL = /\p{Cc}/u;

/** Whether `text` fits into one header line: no line break, and no other control character that ends or hides one. */
export function isHeaderText(text: string): boolean {
  return !CONTROL.test(text);
}
