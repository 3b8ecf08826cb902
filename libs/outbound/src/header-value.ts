/** What HTTP carries in a header: one line of Latin letters. */
const VALUE = /^[\x20-\x7e\xa0-\xff]*$/;

/** Whether `value` can be sent in a header as it is. */
export function isHeaderValue(value: string): boolean {
  return VALUE.test(value);
}
