/**
 * One measurement in a process of its own, so that nobody inherits another's memory, compiled code or garbage. The argument is
 * `{ module, measure, params }` as JSON; the answer is the last line.
 */
const { module, measure, params } = JSON.parse(process.argv[2]);
const subject = await import(module);
const result = await subject[measure](params);
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit(0));
