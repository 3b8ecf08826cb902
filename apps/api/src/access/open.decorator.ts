import { RouteConfig } from '@nestjs/platform-fastify';

/** Lets everybody in: probes, and the way to sign in. Every other route under /api needs a key. */
export const Open = () => RouteConfig({ access: 'open' });
