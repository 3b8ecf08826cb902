import { Global, Module } from '@nestjs/common';
import { SecretBox } from '@jeongsi/engine';
import { keepSecret } from '../access/kept-secret';
import { KEPT_SECRETS, type KeptSecrets } from '../access/secrets';
import { Settings } from '../config/settings';
import { AesSecretBox } from '../connection/aes-secret-box';

/** The secrets of this installation, read or made once at boot, and what is sealed with them. */
@Global()
@Module({
  providers: [
    {
      provide: KEPT_SECRETS,
      inject: [Settings],
      useFactory: async ({ dataDir, adminKey, secretKey }: Settings): Promise<KeptSecrets> => ({
        admin: await keepSecret(dataDir, 'admin-key', adminKey),
        seal: await keepSecret(dataDir, 'secret-key', secretKey),
      }),
    },
    { provide: SecretBox, inject: [KEPT_SECRETS], useFactory: ({ seal }: KeptSecrets) => new AesSecretBox(seal.value) },
  ],
  exports: [KEPT_SECRETS, SecretBox],
})
export class SecretsModule {}
