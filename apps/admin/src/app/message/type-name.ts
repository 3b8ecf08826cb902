import { injectText } from '../i18n/text';

/** What a type of message is called: SMS and LMS are names, others are words. Needs an injection context. */
export function injectTypeName(): (type: string) => string {
  const text = injectText();
  return (type) => (type === 'ALIMTALK' ? text('channel.alimtalk') : type);
}
