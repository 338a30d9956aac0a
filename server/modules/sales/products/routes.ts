import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../../../contract/customers.ts';
import * as wire from '../../../../contract/goods.ts';
import type { Database } from '../../../platform/database.ts';
import { actor } from '../caller.ts';
import { keepProduct } from './keep-product.ts';
import { products } from './products.ts';
import { screenClaims } from './screen-claims.ts';

const one = z.object({ id });

/** What is sold, and what may be said of it. */
export const productRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/products',
      { schema: { response: { 200: wire.products } }, config: { verb: 'product.read' } },
      ({ caller }) => db.inOrganisation(caller.org, async (tx) => ({ products: await products(tx) })),
    );

    app.put(
      '/api/products/:id',
      {
        schema: { params: one, body: wire.keptProduct, response: { 200: wire.products } },
        config: { verb: 'product.keep' },
      },
      (request) =>
        db.inOrganisation(request.caller.org, async (tx) => {
          await keepProduct(tx, request.params.id, request.body, actor(request));
          return { products: await products(tx) };
        }),
    );

    app.post(
      '/api/products/screen',
      {
        schema: { body: wire.claimsDraft, response: { 200: wire.claimsScreened } },
        config: { verb: 'product.keep' },
      },
      (request) =>
        db.inOrganisation(request.caller.org, async (tx) => ({
          marks: await screenClaims(tx, request.body.category, request.body.claims, actor(request)),
        })),
    );
  };
