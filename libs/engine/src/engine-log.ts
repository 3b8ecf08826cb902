/** Where the engine tells the person on night duty what it did. Never given addresses, texts or secrets. */
export abstract class EngineLog {
  abstract info(message: string, facts: Record<string, unknown>): void;
  abstract warn(message: string, facts: Record<string, unknown>): void;
  abstract error(message: string, facts: Record<string, unknown>): void;
}
