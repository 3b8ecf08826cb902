import { type KeptSecret } from './kept-secret';

/** The secrets of this installation, read or made once at boot. */
export interface KeptSecrets {
  /** What people and programs sign in with. */
  admin: KeptSecret;
  /** What seals the secrets we keep for others, and signs sessions. Nobody ever sees it. */
  seal: KeptSecret;
}

export const KEPT_SECRETS = Symbol('KeptSecrets');
