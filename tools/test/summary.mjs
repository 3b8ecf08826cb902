/**
 * Prints the table of all parts, every failure and every skipped test by name, and the verdict on the last line.
 * @param {readonly import('./results.mjs').Result[]} results
 * @returns {number} the exit code: 0 only when something ran and nothing failed
 */
export function summarise(results) {
  const sum = (count) => results.reduce((total, result) => total + count(result), 0);
  const passed = sum((result) => result.passed);
  const failed = sum((result) => result.failures.length);
  const skipped = sum((result) => result.skips.length);

  printTable(results);
  printList(
    'SKIPPED, not tested',
    results.flatMap(({ name, skips }) => skips.map((title) => `${name}  ${title}`)),
  );
  printList(
    'FAILED',
    results.flatMap(({ name, failures }) => failures.map((title) => `${name}  ${title}`)),
  );
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return passed > 0 && failed === 0 ? 0 : 1;
}

function printTable(results) {
  const width = Math.max(...results.map(({ name }) => name.length), 4);
  const row = (name, ...cells) => `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  console.log(`\n${row('part', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, passed, failures, skips, seconds } of results) {
    console.log(row(name, passed, failures.length, skips.length, seconds === undefined ? '' : seconds.toFixed(1)));
  }
}

function printList(heading, lines) {
  if (lines.length === 0) return;
  console.log(`\n${heading}`);
  for (const line of lines) console.log(`  ${line}`);
}
