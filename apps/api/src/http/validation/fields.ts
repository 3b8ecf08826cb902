import { ApiExtraModels, ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import { type Model, type Rule, wrong } from './rule';

/** What the document says besides the rule. */
interface Docs {
  description?: string;
  example?: unknown;
  /** What counts when the field is left out. */
  default?: unknown;
}

/** The name under which class-validator carries our rules. */
export const RULE = 'rule';

/** A field that must be there. */
export function Required(rule: Rule, docs: Docs = {}): PropertyDecorator {
  const check: Rule['check'] = (value) => (value === undefined ? missing(rule) : rule.check(value));
  return carry({ ...rule, check }, document(rule, docs, { required: true }));
}

/** A field that may be left out; null is not leaving out. */
export function Optional(rule: Rule, docs: Docs = {}): PropertyDecorator {
  return carry(rule, document(rule, docs, { required: false }), whenPresent);
}

const whenPresent = ValidateIf((_, value: unknown) => value !== undefined);

const rulesOf = new Map<object, Map<string, Rule>>();

/** The rule that a model's field carries, its own or inherited. */
export function ruleOf(model: Model, field: string): Rule | undefined {
  for (let at: object | null = model; at; at = Object.getPrototypeOf(at) as object | null) {
    const rule = rulesOf.get(at)?.get(field);
    if (rule) return rule;
  }
  return undefined;
}

function carry(rule: Rule, ...further: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    const model = target.constructor;
    const rules = rulesOf.get(model) ?? new Map<string, Rule>();
    rulesOf.set(model, rules.set(String(property), rule));
    registerDecorator({
      name: RULE,
      target: model,
      propertyName: String(property),
      options: { context: rule },
      validator: { validate: (value: unknown) => rule.check(value).length === 0, defaultMessage: () => RULE },
    });
    if (rule.inside) {
      ValidateNested()(target, property);
      ApiExtraModels(...rule.inside.models)(model);
    }
    for (const decorate of further) decorate(target, property);
  };
}

function document(rule: Rule, docs: Docs, presence: { required: boolean }): PropertyDecorator {
  return ApiProperty({ ...rule.schema, ...docs, ...presence } as ApiPropertyOptions);
}

function missing(rule: Rule): ReturnType<Rule['check']> {
  const help = rule.check(undefined)[0]?.message ?? '';
  return wrong('REQUIRED', `It is missing. ${help}`.trim());
}
