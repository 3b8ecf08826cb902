import { FileAudience, HttpAudience, ListAudience, SqlAudience } from '@jeongsi/audience';
import { type AudienceSource, type Clock, type ConnectionAccess } from '@jeongsi/engine';
import { type OpenedStore } from '@jeongsi/store';
import { type Settings } from '../config/settings';
import { uploadFolder } from './upload-folder';

export interface AudienceParts {
  settings: Settings;
  store: OpenedStore;
  clock: Clock;
  connections: ConnectionAccess;
}

/** Every place to find recipients. */
export function audiences({ settings, store, clock, connections }: AudienceParts): AudienceSource[] {
  return [
    new ListAudience(),
    new FileAudience(uploadFolder(settings), store.files),
    new SqlAudience({ connections, clock, timeZone: settings.defaultTimeZone }),
    new HttpAudience({ connections, clock, allowedPrivateHosts: settings.allowedPrivateHosts }),
  ];
}
