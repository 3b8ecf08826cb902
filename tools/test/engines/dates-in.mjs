/**
 * One engine's dates. What this machine cannot bring is named as skipped, with the reason.
 * @returns {Promise<import('../results.mjs').Result>}
 */
export async function datesIn(engine, provide, openGoldens) {
  const name = `dates, ${engine}`;
  const skipped = (why) => ({ name, passed: 0, failures: [], skips: [`not run in ${engine}: ${why}`] });
  const provided = await provide();
  if ('missing' in provided) return skipped(provided.missing);

  const page = await openGoldens();
  try {
    const ended = await provided.open(page.url, page.answered);
    // A browser that never asked for the page cannot start on this machine; one that asked and said nothing has failed.
    if (!page.wasAsked()) return skipped(`it does not start (${ended.output.trim().split('\n').at(-1)})`);
    const answers = page.answers();
    if (!answers) return { name, passed: 0, failures: [`${engine} opened the page and wrote nothing`], skips: [] };
    const wrong = answers.filter(({ written, expected }) => written !== expected);
    const failures = wrong.map(({ title, written, expected }) => `${title}: "${written}" instead of "${expected}"`);
    console.log(`${name}: ${answers.length - wrong.length} of ${answers.length} right (${page.agent()})`);
    return { name, passed: answers.length - wrong.length, failures, skips: [] };
  } finally {
    page.close();
  }
}
