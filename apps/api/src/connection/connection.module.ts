import { Module } from '@nestjs/common';
import { ConnectionController } from './connection.controller';
import { RecentConnectionsController } from './recent-connections.controller';
import { ConnectionService } from './connection.service';

/** Named accounts and data sources. */
@Module({ controllers: [RecentConnectionsController, ConnectionController], providers: [ConnectionService] })
export class ConnectionModule {}
