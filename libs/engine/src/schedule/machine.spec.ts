/** The variants of the specs' machine are real: without this they could all quietly run in the same zone and month. */
test('the machine stands in the zone and the month that the variant names', () => {
  const { TZ, JEONGSI_TEST_MONTH } = process.env;
  if (TZ) expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(TZ);
  if (JEONGSI_TEST_MONTH) expect(new Date().getUTCMonth() + 1).toBe(Number(JEONGSI_TEST_MONTH));
  expect(new Date().getUTCFullYear()).toBeGreaterThanOrEqual(2026);
});
