/** `12,345`; nothing for what was not measured. */
export function count(number) {
  return number === undefined || Number.isNaN(number) ? '' : Math.round(number).toLocaleString('en-US');
}

/** `0.42 ms`, `7.1 ms`, `512 ms` or `1.84 s`; nothing for what was not measured. */
export function milliseconds(number) {
  if (number === undefined || Number.isNaN(number)) return '';
  if (number >= 1000) return `${(number / 1000).toFixed(2)} s`;
  const digits = number < 1 ? 2 : number < 100 ? 1 : 0;
  return `${number.toFixed(digits)} ms`;
}
