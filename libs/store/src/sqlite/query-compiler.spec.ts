import { rmSync } from 'node:fs';
import { SystemClock } from '@jeongsi/engine';
import { sql } from 'kysely';
import { temporaryDirectory } from '../testing/temporary-store';
import { openReader } from './connection';
import { createFile } from './create-file';
import { queriesOver } from './dialect';

describe('bound values', () => {
  it('keep their type, whatever SQLite makes of a bare parameter', async () => {
    const directory = temporaryDirectory();
    await createFile(`${directory}/jeongsi.db`, new SystemClock().now());
    const reader = openReader(`${directory}/jeongsi.db`);
    const values = [1_795_392_000_123, -1, 0, 2 ** 53 - 1, '', '007', '홍길동', null];
    for (const value of values) {
      const { rows } = await sql<{
        kept: unknown;
        kind: string;
      }>`select ${value} as kept, typeof(${value}) as kind`.execute(queriesOver(reader));
      const kind = value === null ? 'null' : typeof value === 'number' ? 'integer' : 'text';
      expect(rows).toEqual([{ kept: value, kind }]);
    }
    reader.database.close();
    rmSync(directory, { recursive: true });
  });
});
