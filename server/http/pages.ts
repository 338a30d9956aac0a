import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.ts';
import { render } from './render-refusal.ts';

const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * The built pages. Files with a hash in their name are kept by browsers for a year; every other address that asks
 * for a page gets the shell, which knows its own routes.
 */
export async function servePages(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const built = webRoot !== null && existsSync(join(webRoot, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: webRoot,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', /[/\\]assets[/\\]/.test(path) ? A_YEAR : 'no-cache');
      },
    });
  }
  if (built) serveGuestPage(app);
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return render(nothingHere(app, request), request, reply);
    return built && wantsPage(request) ? shell(reply) : render(noPage(), request, reply);
  });
}

/** Forwarded from phone to phone: no search engine keeps it, and no link on it tells where it was opened. */
function serveGuestPage(app: FastifyInstance): void {
  const config = { rateLimit: { max: 240, timeWindow: 60_000 } };
  app.get('/g/*', { config, schema: { hide: true } }, (_, reply) =>
    reply
      .header('x-robots-tag', 'noindex, nofollow')
      .header('referrer-policy', 'no-referrer')
      .sendFile('guest/index.html'),
  );
}

const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && /text\/html|\*\/\*/.test(headers.accept ?? '*/*');

const shell = (reply: FastifyReply): FastifyReply => reply.sendFile('index.html');

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function nothingHere(app: FastifyInstance, { method, url }: FastifyRequest): Refusal {
  const path = url.split('?')[0] as string;
  const others = METHODS.filter((m) => m !== method && app.findRoute({ method: m, url: path }) !== null);
  if (others.length === 0) return noAddress();
  return new Refusal(
    'request.method',
    405,
    { zh: `这个地址不接受 ${method}`, en: `This address does not take ${method}` },
    {
      mend: { zh: `可用:${others.join('、')}`, en: `It takes ${others.join(', ')}` },
      details: { allow: others },
    },
  );
}

const noAddress = () =>
  new Refusal(
    'not-found',
    404,
    { zh: '没有这个地址', en: 'There is no such address' },
    { mend: { zh: '接口清单见 /api/openapi.json', en: 'The addresses are listed in /api/openapi.json' } },
  );

const noPage = () => new Refusal('not-found', 404, { zh: '没有这个页面', en: 'There is no such page' });
