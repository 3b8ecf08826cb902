/** Own text columns only: with no prototype, `constructor` and `__proto__` are names like any other. */
export function parseVariables(text: string): Record<string, string> {
  return withoutPrototype(JSON.parse(text) as Record<string, string>);
}

export function withoutPrototype<T extends object>(value: T): T {
  return Object.assign(Object.create(null) as T, value);
}
