import type { OwnerTransaction } from '../../../platform/database.ts';
import type { JobHandler } from '../../../platform/jobs.ts';
import { REMEMBERED_MILLIS } from './wait.ts';

const DAY = 86_400_000;
/** A client that asks again with its key does so within the day; a week is generous. */
const ANSWERS_KEPT = 7 * DAY;
/** Long enough to ask "was that me?" of an old device. Who signed in when stays in the access log. */
const ENDED_KEPT = 90 * DAY;

/** Every night, what coming in leaves behind and nobody needs any more: tries, stored answers, old sessions and links. */
export const forgetOldSignIns: JobHandler = {
  every: '40 18 * * *',
  run: ({ db }) => db.asOwner(forget),
};

async function forget(tx: OwnerTransaction): Promise<void> {
  const before = (age: number) => new Date(tx.clock.now() - age);
  await tx.deleteFrom('sign_in_attempt').where('at', '<', before(REMEMBERED_MILLIS)).execute();
  await tx.deleteFrom('idempotency_key').where('made_at', '<', before(ANSWERS_KEPT)).execute();
  await tx
    .deleteFrom('session')
    .where((on) =>
      on.or([on('ended_at', '<', before(ENDED_KEPT)), on('expires_at', '<', before(ENDED_KEPT))]),
    )
    .execute();
  await tx.deleteFrom('sign_in_link').where('expires_at', '<', before(ENDED_KEPT)).execute();
}
