import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Where runs leave their results; emptied at the start of each test command. */
export const resultsFolder = join(root, 'test-results');

export function emptyResults() {
  rmSync(resultsFolder, { recursive: true, force: true });
}

/** A program of the workspace's own node_modules, on the Node that npm brought. */
export function program(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** Whether the folder is a project that exists. */
export function hasProject(folder) {
  return existsSync(join(root, folder, 'project.json'));
}

/** The names of the projects with jest specs that need nothing but their sources. @returns {string[]} */
export function unitTestedProjects() {
  const folders = ['apps', 'libs'].flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  );
  return [...folders, 'tools']
    .filter((folder) => !folder.endsWith('-e2e') && hasProject(folder) && hasJestConfig(folder))
    .map((folder) => JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8')).name);
}

function hasJestConfig(folder) {
  return readdirSync(join(root, folder)).some((file) => file.startsWith('jest.config.'));
}
