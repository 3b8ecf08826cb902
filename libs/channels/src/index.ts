export { EmailChannel, type EmailOptions } from './email/email-channel';
export { OutboxChannel } from './outbox/outbox-channel';
export { WebhookChannel, type WebhookOptions } from './webhook/webhook-channel';
