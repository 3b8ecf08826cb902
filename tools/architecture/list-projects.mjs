/** Prints every Nx project as `[{ folder, tags }]`. */
import { createProjectGraphAsync } from '@nx/devkit';

const { nodes } = await createProjectGraphAsync({ exitOnError: true });

/** Nx itself adds tags such as `npm:private` where it finds a package.json; ours are the others. */
const ownTags = (tags = []) => tags.filter((tag) => !tag.startsWith('npm:'));

console.log(JSON.stringify(Object.values(nodes).map(({ data }) => ({ folder: data.root, tags: ownTags(data.tags) }))));
