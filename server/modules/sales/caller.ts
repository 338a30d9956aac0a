import type { FastifyRequest } from 'fastify';

/** Who asks, as facts name them. */
export const actor = (request: FastifyRequest): string => `member:${request.caller.member}`;
