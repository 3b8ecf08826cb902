import {
  compileTemplate,
  escapeNothing,
  type ProviderTemplate,
  type Render,
  type RenderedMessage,
  type RenderOutcome,
} from '@jeongsi/engine';
import { textRenderer } from '../message-texts';
import { layOut } from '../sms/text-message';
import { valueTemplates, type AlimtalkSpec } from './alimtalk-spec';

/** As previews, prices and measures name it. */
export const ALIMTALK = 'ALIMTALK';

/** Kakao's limit, after the variables are filled in. */
export const ALIMTALK_CHARACTERS = 1_000;

/** Renders by the approved `template`; without one, for Solapi did not tell it, the variables stand for the text. */
export function alimtalkRenderer(spec: AlimtalkSpec, template: ProviderTemplate | undefined): Render {
  const renderValues = textRenderer(valueTemplates(spec));
  const content = template && compileTemplate(template.content, escapeNothing);
  const fallback = spec.fallback && textRenderer({ body: compileTemplate(spec.fallback.body, escapeNothing) });
  return ({ address, variables }) => {
    const rendered = renderValues(variables);
    const instead = fallback?.(variables);
    const missing = [rendered, instead].flatMap((outcome) => (outcome && 'missing' in outcome ? outcome.missing : []));
    if ('missing' in rendered || (instead && 'missing' in instead) || missing.length > 0) {
      return { outcome: 'missing', variables: [...new Set(missing)] };
    }
    const values = rendered.texts as Record<string, string>;
    const lacking = (template?.variables ?? []).filter((name) => (values[name] ?? '').trim() === '');
    if (lacking.length > 0) return { outcome: 'missing', variables: lacking };
    const filled = content?.render(values);
    if (filled && 'missing' in filled) return { outcome: 'missing', variables: filled.missing };
    const body = filled ? filled.text : listing(values);
    if (filled && body.length > ALIMTALK_CHARACTERS) {
      const message = `The message has ${body.length} characters; AlimTalk carries at most ${ALIMTALK_CHARACTERS}.`;
      return unsendable('TOO_LONG', message);
    }
    const message: RenderedMessage = { to: address, type: ALIMTALK, body, template: templateOf(spec, values) };
    return instead ? withFallback(message, instead.texts.body ?? '') : { outcome: 'rendered', message };
  };
}

function withFallback(message: RenderedMessage, body: string): RenderOutcome {
  const laidOut = layOut(body);
  if ('fault' in laidOut) return unsendable(laidOut.fault.code, `What is sent instead: ${laidOut.fault.message}`);
  return { outcome: 'rendered', message: { ...message, fallback: laidOut } };
}

function templateOf(
  { pfId, templateId }: AlimtalkSpec,
  values: Readonly<Record<string, string>>,
): NonNullable<RenderedMessage['template']> {
  const variables = Object.fromEntries(Object.entries(values).map(([name, value]) => [`#{${name}}`, value]));
  return { pfId, templateId, variables };
}

function listing(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `#{${name}}: ${value}`)
    .join('\n');
}

function unsendable(code: string, message: string): RenderOutcome {
  return { outcome: 'unsendable', code, message };
}
