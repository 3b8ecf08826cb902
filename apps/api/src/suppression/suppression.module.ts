import { Module } from '@nestjs/common';
import { SuppressionController } from './suppression.controller';
import { SuppressionImportController } from './suppression-import.controller';
import { SuppressionImportService } from './suppression-import.service';
import { SuppressionService } from './suppression.service';

/** Addresses that asked not to be sent to. */
@Module({
  controllers: [SuppressionController, SuppressionImportController],
  providers: [SuppressionService, SuppressionImportService],
})
export class SuppressionModule {}
