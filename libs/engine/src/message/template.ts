import { type Escape } from './escape';

/** A variable that a text uses. `hasDefault` only when every place that uses it has a default. */
export interface TemplateVariable {
  name: string;
  hasDefault: boolean;
}

/** The text with everything filled in, or the variables that have neither a value nor a default. */
export type TemplateOutcome = { text: string } | { missing: string[] };

/** A text that was read once and renders any number of recipients. */
export interface Template {
  readonly variables: readonly TemplateVariable[];
  /** Looks at own properties of `values` only. An empty or blank value counts as none. Never throws. */
  render(values: Readonly<Record<string, string>>): TemplateOutcome;
}

/** What a text is made of: literal pieces, with a variable between each two. */
export interface TemplateParts {
  /** One more than `holes`. */
  literals: string[];
  holes: TemplateHole[];
}

export interface TemplateHole {
  name: string;
  default?: string;
}

const OPEN = '#{';
const CLOSE = '}';

/** A name on several lines is no name but a brace that somebody forgot to close. */
const CONTROL = /\p{Cc}/u;

/**
 * Splits a text at `#{name}` and `#{name|default}`. Names and defaults are trimmed, names are NFC.
 *
 * One pass from left to right, in time linear in the text. The innermost `#{` before a `}` opens; whatever is not a
 * complete variable with a name stays text. There is no escape sign: a literal `#{name}` is the default of a variable
 * that nobody has, as in `#{hash|#}{name}`.
 */
export function parseTemplate(text: string): TemplateParts {
  const literals: string[] = [];
  const holes: TemplateHole[] = [];
  let literal = '';
  let position = 0;
  for (;;) {
    const first = text.indexOf(OPEN, position);
    const close = first < 0 ? -1 : text.indexOf(CLOSE, first + OPEN.length);
    if (close < 0) break;
    const open = text.lastIndexOf(OPEN, close - OPEN.length);
    const hole = readHole(text.slice(open + OPEN.length, close));
    if (hole) {
      literals.push(literal + text.slice(position, open));
      holes.push(hole);
      literal = '';
    } else {
      literal += text.slice(position, close + CLOSE.length);
    }
    position = close + CLOSE.length;
  }
  literals.push(literal + text.slice(position));
  return { literals, holes };
}

function readHole(inside: string): TemplateHole | undefined {
  if (CONTROL.test(inside)) return undefined;
  const bar = inside.indexOf('|');
  const name = (bar < 0 ? inside : inside.slice(0, bar)).trim().normalize('NFC');
  if (name === '') return undefined;
  return bar < 0 ? { name } : { name, default: inside.slice(bar + 1).trim() };
}

/** Reads `text` once. Every value and default passes through `escape` where it is put in; the text itself does not. */
export function compileTemplate(text: string, escape: Escape): Template {
  return compileParts(parseTemplate(text), escape);
}

/** As `compileTemplate`, for a text that was taken apart and changed. */
export function compileParts({ literals, holes }: TemplateParts, escape: Escape): Template {
  const start = literals[0] ?? '';
  const steps = holes.map((hole, index) => ({
    name: hole.name,
    fallback: hole.default === undefined ? undefined : escape(hole.default),
    after: literals[index + 1] ?? '',
  }));
  return {
    variables: mergeVariables([holes.map((hole) => ({ name: hole.name, hasDefault: hole.default !== undefined }))]),
    render(values) {
      let rendered = start;
      let missing: string[] | undefined;
      for (const step of steps) {
        const value = valueOf(values, step.name);
        if (value !== undefined) rendered += escape(value) + step.after;
        else if (step.fallback !== undefined) rendered += step.fallback + step.after;
        else if (!missing) missing = [step.name];
        else if (!missing.includes(step.name)) missing.push(step.name);
      }
      return missing ? { missing } : { text: rendered };
    },
  };
}

function valueOf(values: Readonly<Record<string, string>>, name: string): string | undefined {
  if (!Object.hasOwn(values, name)) return undefined;
  const value: unknown = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** One list for several texts: each variable once, with a default only when it has one everywhere. */
export function mergeVariables(lists: Iterable<readonly TemplateVariable[]>): TemplateVariable[] {
  const hasDefault = new Map<string, boolean>();
  for (const list of lists) {
    for (const variable of list) {
      hasDefault.set(variable.name, (hasDefault.get(variable.name) ?? true) && variable.hasDefault);
    }
  }
  return Array.from(hasDefault, ([name, all]) => ({ name, hasDefault: all }));
}
