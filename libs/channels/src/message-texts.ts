import { mergeVariables, type Issue, type Template, type TemplateVariable } from '@jeongsi/engine';

/** The texts of one message, by field; absent fields stay absent. */
export type MessageTexts<Field extends string> = Partial<Record<Field, Template>>;

export type TextsOutcome<Field extends string> = { texts: Partial<Record<Field, string>> } | { missing: string[] };

/** Renders all texts, or names everything that any of them lacks. */
export function textRenderer<Field extends string>(
  templates: MessageTexts<Field>,
): (values: Readonly<Record<string, string>>) => TextsOutcome<Field> {
  const entries = Object.entries(templates) as [Field, Template][];
  return (values) => {
    const texts: Partial<Record<Field, string>> = {};
    let missing: Set<string> | undefined;
    for (const [field, template] of entries) {
      const outcome = template.render(values);
      if ('text' in outcome) texts[field] = outcome.text;
      else missing = new Set([...(missing ?? []), ...outcome.missing]);
    }
    return missing ? { missing: [...missing] } : { texts };
  };
}

export function variablesOf(templates: MessageTexts<string>): TemplateVariable[] {
  return mergeVariables(Object.values(templates).map((template) => template?.variables ?? []));
}

/** An issue when a text that must be there is not, or is blank. */
export function requireText(path: string, text: unknown): Issue[] {
  if (typeof text === 'string' && text.trim() !== '') return [];
  return [{ path, code: 'REQUIRED', message: `Write the ${path}.` }];
}
