import {
  compileTemplate,
  escapeHtml,
  escapeJsonString,
  escapeNothing,
  escapeUrlPart,
  type Escape,
  type Issue,
  type Template,
} from '@jeongsi/engine';

/** Neither a JSON token, nor a hexadecimal digit, nor anything that may follow a backslash: valid inside a string only. */
const SAMPLE_TEXT = '가';
/** Valid where a number, true or null may stand, and inside a string as well. */
const SAMPLE_NUMBER = '0';

/** How a body is rendered: `verify` says whether what came out must be looked at again. */
export interface BodyTemplate {
  template: Template;
  /** `each`: a variable stands outside the strings of JSON, where a value may break it. */
  verify: 'never' | 'each';
}

export function compileBody(body: string, contentType: string): BodyTemplate {
  const template = compileTemplate(body, escapeFor(contentType));
  if (!isJson(contentType)) return { template, verify: 'never' };
  return { template, verify: parses(renderSample(template, SAMPLE_TEXT)) ? 'never' : 'each' };
}

/** A body that says it is JSON must be JSON, with any text in its variables or at least with a number. */
export function checkBody(body: string, contentType: string): Issue[] {
  if (!isJson(contentType)) return [];
  const template = compileTemplate(body, escapeJsonString);
  for (const sample of [SAMPLE_TEXT, SAMPLE_NUMBER]) {
    if (parses(renderSample(template, sample)) && parses(renderDefaults(template, sample))) return [];
  }
  const message =
    'The body is not valid JSON. Variables stand inside quotes: {"name": "#{name}"}. To send something else, set a Content-Type header.';
  return [{ path: 'body', code: 'INVALID_JSON', message }];
}

export function isValidJson(text: string): boolean {
  return parses(text);
}

function escapeFor(contentType: string): Escape {
  if (isJson(contentType)) return escapeJsonString;
  if (/\b(?:xml|html)\b/.test(contentType)) return escapeHtml;
  return contentType.startsWith('application/x-www-form-urlencoded') ? escapeUrlPart : escapeNothing;
}

function isJson(contentType: string): boolean {
  return /[/+]json\s*(?:;|$)/.test(contentType);
}

function renderSample(template: Template, sample: string): string {
  return render(
    template,
    template.variables.map(({ name }) => name),
    sample,
  );
}

/** As it comes out for somebody of whom only that is known what must be. */
function renderDefaults(template: Template, sample: string): string {
  return render(
    template,
    template.variables.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name),
    sample,
  );
}

function render(template: Template, names: readonly string[], sample: string): string {
  const values = Object.create(null) as Record<string, string>;
  for (const name of names) values[name] = sample;
  const outcome = template.render(values);
  return 'text' in outcome ? outcome.text : '';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
