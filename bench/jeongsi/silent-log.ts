import { EngineLog } from '@jeongsi/engine';

/** Only what is wrong is worth a line here; it would spoil the numbers anyhow. */
export class SilentLog extends EngineLog {
  override info(): void {
    // Measured, not told.
  }

  override warn(message: string, facts: Record<string, unknown>): void {
    console.error(message, facts);
  }

  override error(message: string, facts: Record<string, unknown>): void {
    console.error(message, facts);
  }
}
