import { Global, Module, type FactoryProvider } from '@nestjs/common';
import {
  AccessKeyStore,
  AuditStore,
  Clock,
  ConnectionStore,
  DeliveryStore,
  FileStore,
  IdempotencyStore,
  Ids,
  JobStore,
  OutboxStore,
  SettingStore,
  SuppressionStore,
  UnitOfWork,
  WorkflowStore,
} from '@jeongsi/engine';
import { openSqliteStore, type OpenedStore } from '@jeongsi/store';
import { Settings } from '../config/settings';
import { STORE } from './tokens';

type Port = abstract new () => unknown;

/** A port's adapter, taken from the open store. */
function fromStore(port: Port, pick: (store: OpenedStore) => unknown): FactoryProvider {
  return { provide: port, inject: [STORE], useFactory: pick };
}

const PORTS = [
  fromStore(UnitOfWork, (store) => store.unitOfWork),
  fromStore(JobStore, (store) => store.jobs),
  fromStore(DeliveryStore, (store) => store.deliveries),
  fromStore(WorkflowStore, (store) => store.workflows),
  fromStore(SettingStore, (store) => store.settings),
  fromStore(OutboxStore, (store) => store.outbox),
  fromStore(ConnectionStore, (store) => store.connections),
  fromStore(SuppressionStore, (store) => store.suppressions),
  fromStore(FileStore, (store) => store.files),
  fromStore(AuditStore, (store) => store.audit),
  fromStore(AccessKeyStore, (store) => store.accessKeys),
  fromStore(IdempotencyStore, (store) => store.idempotency),
  fromStore(Ids, (store) => store.ids),
];

/** What the engine remembers with. Opened while the application is put together: a store in use elsewhere ends the start. */
@Global()
@Module({
  providers: [
    {
      provide: STORE,
      inject: [Settings, Clock],
      useFactory: ({ dataDir }: Settings, clock: Clock) => openSqliteStore({ directory: dataDir, clock }),
    },
    ...PORTS,
  ],
  exports: [STORE, ...PORTS.map(({ provide }) => provide)],
})
export class StoreModule {}
