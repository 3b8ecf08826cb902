import { type ConnectionKind } from '@jeongsi/contract';
import { type TextKey } from '../i18n/text';

/** A field of the form of a kind of connection. */
export interface ConnectionField {
  /** As the server calls it. */
  name: string;
  part: 'settings' | 'secrets';
  shape: 'text' | 'number' | 'yesNo' | 'choice';
  need: 'required' | 'optional';
  /** Set for what only an advertisement needs. */
  only?: 'advertising';
  label: TextKey;
  hint?: TextKey;
  placeholder?: string;
  options?: readonly { value: string; label: TextKey }[];
}

const RATE: ConnectionField = {
  name: 'ratePerMinute',
  part: 'settings',
  shape: 'number',
  need: 'optional',
  label: 'connection.field.rate',
  hint: 'connection.hint.rate',
  placeholder: '600',
};

const SENDER_NAME: ConnectionField = {
  name: 'senderName',
  part: 'settings',
  shape: 'text',
  need: 'optional',
  only: 'advertising',
  label: 'connection.field.senderName',
  hint: 'connection.hint.senderName',
};

const AUTHORIZATION: ConnectionField = {
  name: 'authorization',
  part: 'secrets',
  shape: 'text',
  need: 'optional',
  label: 'connection.field.authorization',
  hint: 'connection.hint.authorization',
  placeholder: 'Bearer …',
};

const PASSWORD: ConnectionField = {
  name: 'password',
  part: 'secrets',
  shape: 'text',
  need: 'optional',
  label: 'connection.field.password',
};

const DATABASE = (port: string): readonly ConnectionField[] => [
  {
    name: 'host',
    part: 'settings',
    shape: 'text',
    need: 'required',
    label: 'connection.field.host',
    placeholder: 'db.example.com',
  },
  {
    name: 'port',
    part: 'settings',
    shape: 'number',
    need: 'optional',
    label: 'connection.field.port',
    placeholder: port,
  },
  { name: 'database', part: 'settings', shape: 'text', need: 'required', label: 'connection.field.database' },
  {
    name: 'user',
    part: 'settings',
    shape: 'text',
    need: 'required',
    label: 'connection.field.user',
    hint: 'connection.hint.databaseUser',
  },
  PASSWORD,
  {
    name: 'tls',
    part: 'settings',
    shape: 'choice',
    need: 'optional',
    label: 'connection.field.tls',
    options: [
      { value: 'off', label: 'connection.tls.off' },
      { value: 'require', label: 'connection.tls.require' },
      { value: 'verify', label: 'connection.tls.verify' },
    ],
  },
  {
    name: 'statementTimeoutSeconds',
    part: 'settings',
    shape: 'number',
    need: 'optional',
    label: 'connection.field.statementTimeout',
    placeholder: '60',
  },
];

const ORIGIN = (placeholder: string): ConnectionField => ({
  name: 'origin',
  part: 'settings',
  shape: 'text',
  need: 'required',
  label: 'connection.field.origin',
  hint: 'connection.hint.origin',
  placeholder,
});

export const CONNECTION_FIELDS: Record<ConnectionKind, readonly ConnectionField[]> = {
  smtp: [
    {
      name: 'host',
      part: 'settings',
      shape: 'text',
      need: 'required',
      label: 'connection.field.host',
      placeholder: 'mail.example.com',
    },
    {
      name: 'port',
      part: 'settings',
      shape: 'number',
      need: 'optional',
      label: 'connection.field.port',
      placeholder: '587',
    },
    {
      name: 'secure',
      part: 'settings',
      shape: 'yesNo',
      need: 'optional',
      label: 'connection.field.secure',
      hint: 'connection.hint.secure',
    },
    { name: 'user', part: 'settings', shape: 'text', need: 'optional', label: 'connection.field.user' },
    PASSWORD,
    {
      name: 'from',
      part: 'settings',
      shape: 'text',
      need: 'optional',
      label: 'connection.field.from',
      hint: 'connection.hint.from',
      placeholder: '정시상회 <notice@example.com>',
    },
    SENDER_NAME,
    {
      name: 'senderContact',
      part: 'settings',
      shape: 'text',
      need: 'optional',
      only: 'advertising',
      label: 'connection.field.senderContact',
    },
    {
      name: 'optOutUrl',
      part: 'settings',
      shape: 'text',
      need: 'optional',
      only: 'advertising',
      label: 'connection.field.optOutUrl',
    },
    RATE,
  ],
  webhook: [
    ORIGIN('https://hooks.example.com'),
    AUTHORIZATION,
    {
      name: 'signingSecret',
      part: 'secrets',
      shape: 'text',
      need: 'optional',
      label: 'connection.field.signingSecret',
      hint: 'connection.hint.signingSecret',
    },
    RATE,
  ],
  solapi: [
    {
      name: 'apiKey',
      part: 'secrets',
      shape: 'text',
      need: 'optional',
      label: 'connection.field.apiKey',
      hint: 'connection.hint.apiKey',
    },
    { name: 'apiSecret', part: 'secrets', shape: 'text', need: 'optional', label: 'connection.field.apiSecret' },
    {
      name: 'webhookSecret',
      part: 'secrets',
      shape: 'text',
      need: 'optional',
      label: 'connection.field.webhookSecret',
      hint: 'connection.hint.webhookSecret',
    },
    {
      name: 'from',
      part: 'settings',
      shape: 'text',
      need: 'optional',
      label: 'connection.field.fallbackFrom',
      hint: 'connection.hint.fallbackFrom',
      placeholder: '02-1234-5678',
    },
    SENDER_NAME,
    {
      name: 'optOutNumber',
      part: 'settings',
      shape: 'text',
      need: 'optional',
      only: 'advertising',
      label: 'connection.field.optOutNumber',
      placeholder: '080-123-4567',
    },
    RATE,
  ],
  postgres: DATABASE('5432'),
  mysql: DATABASE('3306'),
  http: [ORIGIN('https://api.example.com'), AUTHORIZATION],
};
