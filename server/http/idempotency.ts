import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

/** A first request that has been at work this long is taken for dead: its server was stopped under it. */
const AT_WORK_MILLIS = 60_000;
/** Answers longer than this are not stored: the request is carried out again, and its verb is idempotent by id. */
const LONGEST_ANSWER = 262_144;

interface Running {
  key: string;
  request: string;
}
const running = new WeakMap<FastifyRequest, Running>();

/**
 * A POST that carries an Idempotency-Key is carried out once: sent again, it gets the stored answer. The key is
 * bound to caller, method, path and body, so that it cannot be answered with somebody's other request.
 */
export function answerOnce(app: FastifyInstance, db: Database): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || !request.caller || request.isMultipart())
      return;
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw badKey();
    const mine = { key, request: digest(request) };
    const before = await db.inOrganisation(request.caller.org, (tx) => claim(tx, request, mine));
    if (before === null) {
      running.set(request, mine);
      return;
    }
    reply.header('idempotency-replayed', 'true').code(before.status).type('application/json; charset=utf-8');
    return reply.send(before.answer);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const mine = running.get(request);
    if (mine) await db.inOrganisation(request.caller.org, (tx) => keep(tx, request, reply, mine, payload));
    return payload;
  });
}

/** Null: this request is the first. Otherwise what the first one was told. */
async function claim(
  tx: Transaction,
  { caller }: FastifyRequest,
  mine: Running,
): Promise<{ status: number; answer: string } | null> {
  const now = tx.clock.now();
  const row = { caller: caller.member, key: mine.key, request: mine.request, made_at: new Date(now) };
  const taken = await tx
    .insertInto('idempotency_key')
    .values({ ...row, org_id: tx.org })
    .onConflict((oc) => oc.columns(['org_id', 'caller', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return null;
  const first = await tx
    .selectFrom('idempotency_key')
    .selectAll()
    .where('caller', '=', caller.member)
    .where('key', '=', mine.key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (first.request !== mine.request) throw reused();
  if (first.status !== null) return { status: first.status, answer: first.answer ?? '' };
  if (now - first.made_at.getTime() < AT_WORK_MILLIS) throw atWork();
  await stored(tx, caller.member, mine.key)
    .set({ made_at: new Date(now) })
    .execute();
  return null;
}

/** A fault or a database away is no answer: the key is freed, so that the request can be sent again. */
async function keep(
  tx: Transaction,
  { caller }: FastifyRequest,
  reply: FastifyReply,
  mine: Running,
  payload: unknown,
) {
  const answer = typeof payload === 'string' ? payload : payload === undefined ? '' : null;
  if (
    reply.statusCode >= 500 ||
    reply.statusCode === 429 ||
    answer === null ||
    answer.length > LONGEST_ANSWER
  ) {
    await tx
      .deleteFrom('idempotency_key')
      .where('caller', '=', caller.member)
      .where('key', '=', mine.key)
      .execute();
    return;
  }
  await stored(tx, caller.member, mine.key).set({ status: reply.statusCode, answer }).execute();
}

const stored = (tx: Transaction, caller: string, key: string) =>
  tx.updateTable('idempotency_key').where('caller', '=', caller).where('key', '=', key);

function digest({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('base64url');
}

const badKey = () =>
  new Refusal('request.invalid', 400, {
    zh: 'Idempotency-Key 应为 8 到 200 个可见字符',
    en: 'Idempotency-Key should be 8 to 200 visible characters',
  });

const reused = () =>
  new Refusal(
    'idempotency.key-reused',
    422,
    { zh: '这个 Idempotency-Key 已用于另一个请求', en: 'This Idempotency-Key was used for another request' },
    { mend: { zh: '换一个新的键', en: 'Use a fresh key' } },
  );

const atWork = () =>
  new Refusal(
    'idempotency.in-progress',
    409,
    { zh: '同一个请求正在处理', en: 'The same request is being carried out' },
    { mend: { zh: '稍等再问一次', en: 'Ask again in a moment' }, details: { retryAfter: 2 } },
  );
