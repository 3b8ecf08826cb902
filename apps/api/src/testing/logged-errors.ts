import { Writable } from 'node:stream';

let lines: unknown[] = [];

/** Where the log of a server under test goes: errors only. Nest's log is one for the whole process, so this is, too. */
export const loggedErrors = new Writable({
  write(chunk, _encoding, done) {
    lines.push(JSON.parse(String(chunk)));
    done();
  },
});

/** What was logged since the last call. */
export function takeErrors(): unknown[] {
  const taken = lines;
  lines = [];
  return taken;
}
