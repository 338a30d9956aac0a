import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller, SESSION_COOKIE } from '../platform/caller.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Permissions } from './permissions.ts';

/** @throws Refusal `session.ended`, `session.member-left` */
export type Authenticate = (token: string, address: string) => Promise<Caller>;

/** Every API route but the public ones knows its caller, and that they may, before its body is read. */
export function knowCallers(
  app: FastifyInstance,
  authenticate: Authenticate,
  permissions: Permissions,
): void {
  app.decorateRequest('caller');
  app.decorateRequest('may', function may(this: FastifyRequest, verb: string) {
    if (!permissions.may(this.caller.posts, verb)) throw forbidden(verb);
  });
  app.addHook('onRequest', async (request) => {
    const { config, url } = request.routeOptions;
    if (config.public || !url?.startsWith('/api/')) return;
    const token = request.cookies[SESSION_COOKIE];
    if (!token) throw missing();
    request.caller = await authenticate(token, request.ip);
    if (config.verb) expectAny(request, [config.verb].flat(), permissions);
  });
}

function expectAny(request: FastifyRequest, verbs: readonly string[], permissions: Permissions): void {
  if (verbs.some((verb) => permissions.may(request.caller.posts, verb))) return;
  throw forbidden(verbs[0] as string);
}

const missing = () => new Refusal('session.missing', 401, { zh: '请先登录', en: 'Please sign in first' });

const forbidden = (verb: string) =>
  new Refusal(
    'forbidden',
    403,
    { zh: '你的岗位不能做这件事', en: 'Your post may not do this' },
    {
      mend: {
        zh: '需要时请管理员给你相应的岗位',
        en: 'If you need it, ask the administrator for the post that may',
      },
      details: { verb },
    },
  );
