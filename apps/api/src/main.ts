import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { run } from './run';

// The build puts the server and the console side by side.
await run(fileURLToPath(new URL('../admin/browser', import.meta.url)));
