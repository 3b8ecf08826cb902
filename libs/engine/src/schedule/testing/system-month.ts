/**
 * Runs the specs with the machine's clock in another month (`JEONGSI_TEST_MONTH`, 01 to 12): what a schedule means must not
 * depend on the season in which it is asked, which is luxon's trap with ambiguous times.
 */
const month = process.env['JEONGSI_TEST_MONTH'];

if (month) {
  jest.useFakeTimers({
    now: Date.parse(`2026-${month}-15T12:00:00Z`),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}
