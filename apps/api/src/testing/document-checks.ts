import { type OpenAPIObject } from '@nestjs/swagger';

type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  nullable?: boolean;
  additionalProperties?: Schema | boolean;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
};

/** Where a value is not what the document says: fields it does not know, that are missing, or of another type. */
export function deviations(document: OpenAPIObject, schema: unknown, value: unknown, path = ''): string[] {
  const resolved = resolve(document, schema as Schema);
  const inside = (inner: Schema, part: unknown, name: string | number) =>
    deviations(document, inner, part, path === '' ? String(name) : `${path}.${name}`);

  if (resolved.oneOf) return fits(document, resolved.oneOf, value, path);
  if (resolved.allOf) return resolved.allOf.flatMap((part) => deviations(document, part, value, path));
  if (value === null) return resolved.nullable ? [] : [`${path} is null`];
  if (resolved.enum && !resolved.enum.includes(value)) return [`${path} is ${String(value)}`];
  if (Array.isArray(value)) {
    if (resolved.type !== 'array' || !resolved.items) return [`${path} is a list`];
    return value.flatMap((item, index) => inside(resolved.items as Schema, item, index));
  }
  if (typeof value !== 'object')
    return typesOf(value).includes(resolved.type ?? '') ? [] : [`${path} is ${typeof value}`];

  const missing = (resolved.required ?? []).filter((name) => !(name in (value as object)));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...Object.entries(value as object).flatMap(([name, part]) => {
      const known = resolved.properties?.[name];
      if (known) return inside(known, part, name);
      const { additionalProperties: any } = resolved;
      return typeof any === 'object' ? inside(any, part, name) : [`${path}.${name} is not in the document`];
    }),
  ];
}

export function resolve(document: OpenAPIObject, schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = document.components?.schemas?.[name];
  if (!found) throw new Error(`${schema.$ref} leads nowhere`);
  return found as Schema;
}

function fits(document: OpenAPIObject, variants: Schema[], value: unknown, path: string): string[] {
  const all = variants.map((variant) => deviations(document, variant, value, path));
  return all.some((one) => one.length === 0)
    ? []
    : [`${path} fits no variant: ${all.map((one) => one.join(', ')).join(' | ')}`];
}

function typesOf(value: unknown): string[] {
  if (typeof value === 'number') return Number.isInteger(value) ? ['number', 'integer'] : ['number'];
  return [typeof value];
}

/** Every `$ref` in the document. */
export function references(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}
