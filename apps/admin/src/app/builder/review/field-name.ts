import { injectText } from '../../i18n/text';

/** What a field is called on its step, so that a problem can be told elsewhere. Needs an injection context. */
export function injectFieldName(): (field: string) => string {
  const text = injectText();
  return (field) => {
    const known = FIELD_NAMES.find(([start]) => field.startsWith(start));
    return known === undefined ? '' : text(known[1]);
  };
}

const FIELD_NAMES = [
  ['name', 'builder.name'],
  ['description', 'builder.description'],
  ['purpose', 'builder.purpose'],
  ['message.channel', 'filter.channel'],
  ['message.connectionId', 'builder.account'],
  ['audience.rows', 'builder.list'],
  ['audience.fileId', 'builder.file'],
  ['audience.connectionId', 'builder.dataSource'],
  ['audience.query', 'builder.query'],
  ['audience.url', 'builder.url'],
  ['audience.mapping.address', 'builder.mapping.address.short'],
  ['audience.mapping.adConsent', 'builder.mapping.adConsent'],
  ['audience', 'builder.step.audience'],
  ['message.subject', 'builder.subject'],
  ['message.body', 'builder.body'],
  ['message.url', 'builder.webhook.url'],
  ['message.templateId', 'builder.template'],
  ['message.from', 'builder.sender.title'],
  ['message.fallback', 'builder.fallback.body'],
  ['message', 'builder.step.message'],
  ['sending', 'builder.step.sending'],
  ['schedule.at', 'builder.at.date'],
  ['schedule.recurrence.times', 'builder.times'],
  ['schedule.recurrence.end', 'builder.end'],
  ['schedule', 'builder.step.schedule'],
  ['policy', 'builder.advanced'],
] as const;
