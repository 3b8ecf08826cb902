import { type Issue } from '@jeongsi/engine';
import { type ApiPropertyOptions } from '@nestjs/swagger';

/** What a field must be: judged here, documented from the same words. */
export interface Rule {
  /** What is wrong with `value`, with paths from the value itself; nothing when it is right. */
  check(value: unknown): Issue[];
  schema: Schema;
  /** For objects, and lists of them: whose rules count inside. */
  inside?: { modelOf(value: unknown): Model | undefined; models: readonly Model[] };
}

/** A class whose fields carry rules. */
export type Model = new () => object;

/** A piece of OpenAPI. */
export type Schema = NonNullable<ApiPropertyOptions['items']>;

export function wrong(code: string, message: string, path = ''): Issue[] {
  return [{ path, code, message }];
}
