import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { ReportController } from './report.controller';
import { ReportService } from './report.service';

/** What providers tell us later about messages that they took. */
@Module({ imports: [AccessModule], controllers: [ReportController], providers: [ReportService] })
export class ReportModule {}
