/** Prints every Nx project as `[{ folder, tags }]`. */
import { createProjectGraphAsync } from '@nx/devkit';

const { nodes } = await createProjectGraphAsync({ exitOnError: true });
console.log(JSON.stringify(Object.values(nodes).map(({ data }) => ({ folder: data.root, tags: data.tags ?? [] }))));
