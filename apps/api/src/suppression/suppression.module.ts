import { Module } from '@nestjs/common';
import { SuppressionController } from './suppression.controller';
import { SuppressionService } from './suppression.service';

/** Addresses that asked not to be sent to. */
@Module({ controllers: [SuppressionController], providers: [SuppressionService] })
export class SuppressionModule {}
