import { Module } from '@nestjs/common';
import { AuditExport } from './audit-export';
import { AuditController } from './audit.controller';

/** Who did what. */
@Module({ controllers: [AuditController], providers: [AuditExport] })
export class AuditModule {}
