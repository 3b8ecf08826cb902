import { Module } from '@nestjs/common';
import { AccessKeyStore, Clock } from '@jeongsi/engine';
import { AccessKeyController } from './access-key.controller';
import { AccessKeyService } from './access-key.service';
import { Gate } from './gate';
import { KnownKeys } from './known-keys';
import { KEPT_SECRETS, type KeptSecrets } from './secrets';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { Sessions } from './sessions';
import { WrongKeyThrottle } from './wrong-key-throttle';

/** Nobody gets in without a key. */
@Module({
  controllers: [SessionController, AccessKeyController],
  providers: [
    Gate,
    SessionService,
    AccessKeyService,
    {
      provide: KnownKeys,
      inject: [KEPT_SECRETS, AccessKeyStore],
      useFactory: async ({ admin }: KeptSecrets, store: AccessKeyStore) => {
        const keys = new KnownKeys(admin.value);
        keys.replace(await store.all());
        return keys;
      },
    },
    {
      provide: Sessions,
      inject: [KEPT_SECRETS, Clock],
      useFactory: ({ admin, seal }: KeptSecrets, clock: Clock) => new Sessions(seal.value, admin.value, clock),
    },
    { provide: WrongKeyThrottle, inject: [Clock], useFactory: (clock: Clock) => new WrongKeyThrottle(clock) },
  ],
  exports: [Gate],
})
export class AccessModule {}
