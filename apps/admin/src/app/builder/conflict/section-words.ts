import { type AudienceMapping } from '@jeongsi/contract';
import { audienceText } from '../../audience/audience-text';
import { type Text } from '../../i18n/text';
import { CHANNEL_LOOKS } from '../../state/channel-look';
import { policyLines } from '../../workflow/policy-lines';
import { MAPPING_ROLES } from '../model/audience-draft';
import { type Definition } from '../model/draft';
import { type Section } from './changed-sections';

/** A part of a definition as a person reads it, a line each. The schedule's sentence is the server's to write. */
export function sectionWords(
  section: Exclude<Section, 'schedule'>,
  definition: Definition,
  text: Text,
  number: (value: number) => string,
): readonly string[] {
  switch (section) {
    case 'name':
      return [definition.name];
    case 'description':
      return definition.description === undefined ? [] : [definition.description];
    case 'purpose':
      return [text(`purpose.${definition.purpose ?? 'informational'}`)];
    case 'audience':
      return [audienceText(definition.audience, text, number), ...mappingWords(definition.audience.mapping, text)];
    case 'message': {
      const { message } = definition;
      const subject = 'subject' in message ? message.subject : undefined;
      const body = message.channel === 'alimtalk' ? message.templateId : message.body;
      return [text(CHANNEL_LOOKS[message.channel].label), ...(subject === undefined ? [] : [subject]), body];
    }
    case 'sending':
      return policyLines({ sending: definition.sending }, text, number).slice(policyLines({}, text, number).length);
    case 'policy':
      return policyLines({ policy: definition.policy }, text, number);
  }
}

function mappingWords(mapping: AudienceMapping, text: Text): string[] {
  return MAPPING_ROLES.flatMap((role) => {
    const column = mapping[role];
    return column === undefined || column === '' ? [] : [`${text(`builder.mapping.${role}.short`)}: ${column}`];
  });
}
