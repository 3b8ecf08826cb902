import { getSchemaPath } from '@nestjs/swagger';
import { type Model, type Rule, wrong } from './rule';
import { isObject } from './rules';

/** An object that keeps the rules of `model`'s own fields. */
export function objectOf(model: Model): Rule {
  return {
    check: (value) => (isObject(value) ? [] : wrong('NOT_AN_OBJECT', 'Give an object.')),
    // Beside a bare `$ref` nothing else may stand, such as a description.
    schema: { allOf: [{ $ref: getSchemaPath(model) }] },
    inside: { modelOf: () => model, models: [model] },
  };
}

/** One of several shapes, told apart by the word in `by`. A shape's own fields are then checked, and no other's. */
export function variantOf(by: string, models: Readonly<Record<string, Model>>): Rule {
  const words = Object.keys(models);
  const modelOf = (value: unknown): Model | undefined => {
    const word: unknown = isObject(value) ? value[by] : undefined;
    return typeof word === 'string' && Object.hasOwn(models, word) ? models[word] : undefined;
  };
  const paths = Object.entries(models).map(([word, model]) => [word, getSchemaPath(model)] as const);
  return {
    check(value) {
      if (!isObject(value)) return wrong('NOT_AN_OBJECT', `Give an object whose ${by} is one of ${words.join(', ')}.`);
      if (modelOf(value)) return [];
      const word = value[by];
      return wrong(word === undefined ? 'REQUIRED' : 'NOT_ONE_OF', `Give one of ${words.join(', ')}.`, by);
    },
    schema: {
      oneOf: paths.map(([, $ref]) => ({ $ref })),
      discriminator: { propertyName: by, mapping: Object.fromEntries(paths) },
    },
    inside: { modelOf, models: Object.values(models) },
  };
}
