import { type INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './document';

/** Serves the document at `/api/docs-json` and a page to try it at `/api/docs`. It is made when first asked for. */
export function serveDocument(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= describeApi(app)), {
    raw: ['json'],
    customSiteTitle: 'Jeongsi API',
    swaggerOptions: {
      persistAuthorization: false,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      // The validator's badge would tell another site about us.
      validatorUrl: null,
    },
  });
}
