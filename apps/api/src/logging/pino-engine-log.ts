import { EngineLog } from '@jeongsi/engine';
import { type Logger as Log } from 'pino';

/** What the engine tells, in JSON lines. */
export class PinoEngineLog extends EngineLog {
  constructor(private readonly log: Log) {
    super();
  }

  override info(message: string, facts: Record<string, unknown>): void {
    this.log.info(facts, message);
  }

  override warn(message: string, facts: Record<string, unknown>): void {
    this.log.warn(facts, message);
  }

  override error(message: string, facts: Record<string, unknown>): void {
    this.log.error(facts, message);
  }
}
