import { type Issue } from '@jeongsi/engine';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { joinPath } from '../unwrap';
import { RULE, ruleOf } from './fields';
import { type Model, type Rule, wrong } from './rule';
import { isObject } from './rules';

/** What is wrong with `value` as a `model`, with paths from its root; nothing when it is right. */
export function validate(model: Model, value: unknown): Issue[] {
  if (!isObject(value)) return wrong('NOT_AN_OBJECT', 'Give a JSON object.');
  const errors = validateSync(instantiate(model, value), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  return errors.flatMap((error) => issuesOf(error, ''));
}

/**
 * Gives plain objects the classes whose rules they must keep. Not class-transformer: it drops names such as `toString`,
 * which then pass for absent, and copies ten thousand inline recipients.
 */
function instantiate(model: Model, plain: Record<string, unknown>): object {
  const instance: object = Object.create(model.prototype as object);
  for (const [name, value] of Object.entries(plain)) {
    Object.defineProperty(instance, name, { value: within(ruleOf(model, name), value), enumerable: true });
  }
  return instance;
}

function within(rule: Rule | undefined, value: unknown): unknown {
  if (!rule?.inside) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => within(rule, item));
  const model = isObject(value) ? rule.inside.modelOf(value) : undefined;
  return model ? instantiate(model, value as Record<string, unknown>) : value;
}

function issuesOf(error: ValidationError, above: string): Issue[] {
  const path = joinPath(above, error.property.slice(0, 100));
  const rule = error.contexts?.[RULE] as Rule | undefined;
  if (rule) return rule.check(error.value).map((issue) => ({ ...issue, path: joinPath(path, issue.path) }));
  if (error.constraints?.['whitelistValidation'] !== undefined) {
    return wrong('UNKNOWN_FIELD', `There is no such field here. ${knownFields(error.target)}`.trim(), path);
  }
  return (error.children ?? []).flatMap((child) => issuesOf(child, path));
}

function knownFields(target: object | undefined): string {
  if (!target) return '';
  const metadata = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  const names = new Set(metadata.map(({ propertyName }) => propertyName));
  return names.size === 0 ? '' : `Known ones are ${[...names].join(', ')}.`;
}
