import { Module } from '@nestjs/common';
import { Clock } from '@jeongsi/engine';
import { AdminKey } from './admin-key';
import { Gate } from './gate';
import { KEPT_SECRETS, type KeptSecrets } from './secrets';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { Sessions } from './sessions';
import { WrongKeyThrottle } from './wrong-key-throttle';

/** Nobody gets in without a key. */
@Module({
  controllers: [SessionController],
  providers: [
    Gate,
    SessionService,
    { provide: AdminKey, inject: [KEPT_SECRETS], useFactory: ({ admin }: KeptSecrets) => new AdminKey(admin.value) },
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
