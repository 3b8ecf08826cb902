import { type INestApplication } from '@nestjs/common';
import { roleNeeded } from '../../access/permissions';
import { problemAnswer } from './api-problems.decorator';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const INTRODUCTION = `The scheduler of a message-automation platform: save a workflow (whom, what, when), and it is sent on the dot.

- Send your key as \`Authorization: Bearer …\`. The console uses a session cookie.
- Bodies are JSON in UTF-8. Unknown fields are refused, and nothing is converted: \`"5"\` is not a number.
- Instants are ISO 8601 in UTC with milliseconds. Fields without a value are absent, never null.
- Every error is an RFC 9457 problem document with a stable \`code\`, and \`errors[].path\` names the field.
- Lists are pages: send \`nextCursor\` back as \`cursor\` for the next one, until it is null.`;

/** The OpenAPI document of all routes. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Jeongsi')
    .setDescription(INTRODUCTION)
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access key.' }, 'key')
    .addCookieAuth('jeongsi_session', { type: 'apiKey', in: 'cookie', description: 'Of POST /api/session.' }, 'session')
    .addSecurityRequirements('key')
    .addSecurityRequirements('session')
    .addTag('scheduler', 'How things stand; stop and start everything.')
    .addTag('jobs', 'Runs of workflows, planned and past.')
    .addTag('workflows', 'Whom, what, when. Saving is scheduling.')
    .addTag('schedules', 'When would it run?')
    .addTag('audiences', 'Who would get it?')
    .addTag('files', 'Recipients in CSV.')
    .addTag('connections', 'Accounts and data sources, with their secrets.')
    .addTag('suppressions', 'Whom not to send to.')
    .addTag('holidays', 'Days off, which schedules mind.')
    .addTag('outbox', 'Messages that stayed here.')
    .addTag('audit', 'Who did what.')
    .addTag('access-keys', 'Who may come in.')
    .addTag('session', "The console's way in.")
    .addTag('health', 'Probes; no key needed.')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`,
  });
  refuseUnknownFields(document);
  tellRoles(document);
  return document;
}

/** Names the role that a route takes, where a viewer's is not enough also as a refusal. */
function tellRoles({ paths }: OpenAPIObject): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, OperationObject>)) {
      if (operation.security?.length === 0) continue;
      const role = roleNeeded(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'));
      Object.assign(operation, { 'x-role': role });
      operation.description = [operation.description, `Role: \`${role}\`.`].filter(Boolean).join('\n\n');
      if (role !== 'viewer') operation.responses['403'] ??= problemAnswer('FORBIDDEN');
    }
  }
}

interface OperationObject {
  description?: string;
  security?: unknown[];
  responses: Record<string, unknown>;
}

/** What is sent here may have no other fields; answers may gain some in later versions. */
function refuseUnknownFields({ components }: OpenAPIObject): void {
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    if (name.endsWith('Body') && 'properties' in schema) schema.additionalProperties = false;
  }
}
