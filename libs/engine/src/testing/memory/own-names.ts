/** A copy without a prototype: `constructor` and `__proto__` are names like any other. */
export function ownNames(values: Record<string, string>): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, values);
}
