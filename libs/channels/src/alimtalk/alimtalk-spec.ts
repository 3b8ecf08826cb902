import { compileTemplate, escapeNothing, type Issue, type MessageSpec, type Template } from '@jeongsi/engine';
import { requireText } from '../message-texts';
import { checkText } from '../sms/check-text';

export interface AlimtalkSpec extends MessageSpec {
  channel: 'alimtalk';
  connectionId: string;
  /** The KakaoTalk channel. */
  pfId: string;
  templateId: string;
  /** What the template's variables say, each a text with variables of its own. */
  variables?: Record<string, string>;
  /** Sent as SMS or LMS to whom KakaoTalk does not reach; without it nothing is. */
  fallback?: { body: string };
}

/** What is wrong with the fields of the message itself. */
export function checkFields({ pfId, templateId, variables, fallback }: AlimtalkSpec): Issue[] {
  const issues = [...requireText('pfId', pfId), ...requireText('templateId', templateId)];
  const seen = new Set<string>();
  for (const [written, text] of Object.entries(variables ?? {})) {
    const name = variableName(written);
    const path = `variables.${written.slice(0, 100)}`;
    if (name === '') issues.push({ path, code: 'REQUIRED', message: 'A variable has a name.' });
    else if (seen.has(name)) issues.push({ path, code: 'DUPLICATE', message: `#{${name}} is there twice.` });
    else if (typeof text !== 'string' || text.trim() === '') {
      issues.push({ path, code: 'REQUIRED', message: `Write what #{${name}} says.` });
    }
    seen.add(name);
  }
  if (fallback !== undefined) {
    const body = requireText('fallback.body', fallback.body);
    issues.push(...body, ...(body.length === 0 ? checkText('fallback.body', fallback.body) : []));
  }
  return issues;
}

/** What the template's variables say, by name. */
export function valueTemplates({ variables }: AlimtalkSpec): Record<string, Template> {
  const entries = Object.entries(variables ?? {});
  return Object.fromEntries(
    entries.map(([name, text]) => [variableName(name), compileTemplate(text, escapeNothing)] as const),
  );
}

/** `이름`, also when it is written as in the template: `#{이름}`. */
export function variableName(written: string): string {
  const inside = /^#\{([^}]*)\}$/.exec(written.trim())?.[1] ?? written;
  return inside.trim().normalize('NFC');
}
