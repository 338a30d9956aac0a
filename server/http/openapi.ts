import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { refusal } from '../../contract/refusals.ts';

type Transform = typeof jsonSchemaTransform;

/** The description of the API is made from the schemas that check it, so the two cannot differ. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Guiju 规矩',
        version: '1',
        description:
          'Write the rules once; the work runs by them. Times are ISO 8601 with offset, money is { amount, currency }. ' +
          'Changes carry the header x-guiju: 1; a POST with an Idempotency-Key is carried out once.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guiju_session' } },
      },
      security: [{ session: [] }],
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

/** Beside its own answers every route may refuse, and says which verb it needs. */
const describeRoute: Transform = (input) => {
  const { schema, url, route } = input;
  const { verb, public: open } = route.config ?? {};
  const described = {
    ...schema,
    hide: schema?.hide ?? !url.startsWith('/api/'),
    response: { ...(schema?.response as object), default: refusal },
    ...(verb && { description: `Needs ${[verb].flat().join(' or ')}.` }),
    ...(open && { security: [] }),
  };
  return jsonSchemaTransform({ ...input, schema: described });
};
