import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Which layer a folder is. A project anywhere else needs a line here first, and a sentence in eslint.config.mjs. */
const layers: [folder: RegExp, tag: string][] = [
  [/^apps\/api$/, 'layer:api'],
  [/^apps\/admin$/, 'layer:console'],
  [/^apps\/(api|admin)-e2e$/, 'layer:e2e'],
  [/^libs\/contract$/, 'layer:contract'],
  [/^libs\/engine$/, 'layer:engine'],
  [/^libs\/outbound$/, 'layer:outbound'],
  [/^libs\/(store|dispatch|audience|channels)$/, 'layer:adapter'],
  [/^bench$/, 'layer:bench'],
  [/^tools$/, 'layer:tools'],
];

/** Every project Nx knows, by its folder, with its tags; what Nx infers without a project.json is among them. */
function projects(): [folder: string, tags: string[]][] {
  const output = execFileSync(process.execPath, ['tools/architecture/list-projects.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
  });
  const listed = JSON.parse(output.trim().split('\n').at(-1) ?? '') as { folder: string; tags: string[] }[];
  return listed.map(({ folder, tags }) => [folder, tags]);
}

describe('tags', () => {
  const known = projects();

  it.each(known)('%s has exactly the tag of its layer', (folder, tags) => {
    const layer = layers.find(([pattern]) => pattern.test(folder));
    expect(layer).toBeDefined();
    expect(tags).toEqual([layer?.[1]]);
  });

  it('knows every part of the house', () => {
    const folders = known.map(([folder]) => folder);
    const house = ['contract', 'engine', 'outbound', 'store', 'dispatch', 'audience', 'channels'].map(
      (lib) => `libs/${lib}`,
    );
    expect(folders).toEqual(expect.arrayContaining([...house, 'apps/api', 'apps/admin', 'tools', 'bench']));
  });

  it('has a boundary for every layer', () => {
    const config = readFileSync(join(root, 'eslint.config.mjs'), 'utf8');
    for (const [, tag] of layers) expect(config).toContain(`sourceTag: '${tag}'`);
  });
});
