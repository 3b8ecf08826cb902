import { Module } from '@nestjs/common';
import { AudienceController } from './audience.controller';

/** Where recipients come from. */
@Module({ controllers: [AudienceController] })
export class AudienceModule {}
