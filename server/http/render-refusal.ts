import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { SESSION_COOKIE } from '../platform/caller.ts';
import { Refusal } from '../platform/refusal.ts';
import { invalid } from './invalid-request.ts';

/** Faults the framework finds before a route runs, said the way we say things. */
const framework: Record<string, (request: FastifyRequest) => Refusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (request) => tooLarge(request.routeOptions.bodyLimit),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => unreadable(),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => unreadable(),
  FST_ERR_CTP_INVALID_JSON_BODY: () => unreadable(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) => mediaType(request.headers['content-type']),
  FST_REQ_FILE_TOO_LARGE: () => tooLarge(undefined),
  FST_INVALID_MULTIPART_CONTENT_TYPE: (request) => mediaType(request.headers['content-type']),
};

/** The member's session is over. A customer's own page answers 401 too, and must leave a member signed in. */
const OVER = new Set(['session.ended', 'session.member-left']);

/** The one place where an error becomes an answer. */
export function renderError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return render(refusalFor(error, request), request, reply);
}

export function render(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { retryAfter } = refusal.details;
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  if (OVER.has(refusal.code)) reply.clearCookie(SESSION_COOKIE, { path: '/' });
  if (refusal.status >= 500) request.log.error({ err: refusal.cause ?? refusal }, refusal.code);
  return reply
    .code(refusal.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answerOf(refusal)));
}

export function answerOf({ code, says, mend, details }: Refusal): RefusalAnswer {
  const more = { ...(mend && { mend }), ...(Object.keys(details).length > 0 && { details }) };
  return { error: { code, message: says, ...more } };
}

function refusalFor(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error))
    return invalid(error.validationContext ?? 'body', error.validation);
  const known = framework[error.code];
  if (known) return known(request);
  if (error instanceof SyntaxError && error.statusCode === 400) return unreadable();
  if (error.statusCode === 400) return unreadable();
  return fault(request, error);
}

const unreadable = () =>
  new Refusal(
    'request.unreadable',
    400,
    { zh: '请求内容读不出来', en: 'The request cannot be read' },
    { mend: { zh: '发送完整的 JSON', en: 'Send one complete JSON document' } },
  );

function tooLarge(limit: number | undefined): Refusal {
  const size = limit === undefined ? '' : `${Math.round((limit / 1_048_576) * 10) / 10} MB`;
  return new Refusal(
    'request.too-large',
    413,
    {
      zh: size ? `内容太大,这里最多收 ${size}` : '文件太大,这里收不下',
      en: size ? `Too large: at most ${size} is taken here` : 'The file is too large to be taken here',
    },
    {
      mend: { zh: '分几次发送,或换成小一点的文件', en: 'Send it in parts, or a smaller file' },
      details: { limit },
    },
  );
}

function mediaType(sent = ''): Refusal {
  return new Refusal(
    'request.media-type',
    415,
    {
      zh: `这里不收「${sent || '未注明'}」类型的内容`,
      en: `Content of type “${sent || 'none'}” is not taken here`,
    },
    { mend: { zh: '用 application/json 发送', en: 'Send it as application/json' } },
  );
}

function fault(request: FastifyRequest, cause: unknown): Refusal {
  return new Refusal(
    'server.fault',
    500,
    { zh: '这一步没有做成,是我们的错', en: 'This did not work, and the fault is ours' },
    {
      mend: {
        zh: `什么都没有写入,可以再试;仍不行请把编号 ${request.id} 告诉管理员`,
        en: `Nothing was written, so you may try again; if it stays, give the administrator the number ${request.id}`,
      },
      details: { request: request.id },
      cause,
    },
  );
}
