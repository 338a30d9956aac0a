import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page of another site can make a browser send our cookie along with a form, but it cannot set a header of its
 * own, nor a JSON type, without asking first; and we never say yes to that. So a change carries one of the two.
 */
export async function refuseForeignPage(request: FastifyRequest): Promise<void> {
  if (READS.has(request.method)) return;
  if (request.headers['x-guiju'] === '1') return;
  const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (json && sameOrigin(request)) return;
  throw new Refusal(
    'request.foreign-page',
    403,
    { zh: '这次修改不是从规矩的页面发出的', en: 'This change was not sent from a page of Guiju' },
    {
      mend: {
        zh: '刷新页面再试;程序请加请求头 x-guiju: 1',
        en: 'Reload the page and try again; programs send the header x-guiju: 1',
      },
    },
  );
}

/** A program sends no Origin; a browser always does with a change. */
function sameOrigin({ headers }: FastifyRequest): boolean {
  if (!headers.origin)
    return headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin';
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}
