import { join } from 'node:path';
import { type Settings } from '../config/settings';

/** Where the bytes of uploaded files lie. */
export function uploadFolder({ dataDir }: Settings): string {
  return join(dataDir, 'files');
}
