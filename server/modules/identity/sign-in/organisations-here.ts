import type { z } from 'zod';
import { PLAY } from '../../../../contract/demo.ts';
import type { signInPage } from '../../../../contract/identity.ts';
import type { Database } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** What a visitor without a session must know: nothing set up yet, one organisation, or several. */
export async function signInPageOf(db: Database): Promise<z.infer<typeof signInPage>> {
  const here = await organisationsHere(db);
  const [only] = here;
  const one = here.length === 1 && only ? { id: only.org_id, name: only.name } : null;
  return {
    state: here.length === 0 ? 'set-up' : 'sign-in',
    organisation: one,
    demo: one !== null && only?.demo === true,
  };
}

/**
 * At most two: enough to know whether the code must be asked. The company of a play comes and goes beside the demo
 * company, and whoever tries that one still signs in as before.
 */
const organisationsHere = (db: Database) =>
  db.asOwner((tx) =>
    tx
      .selectFrom('organisation')
      .select(['org_id', 'name', 'demo'])
      .where((on) => on.not(on.and([on('org_id', '=', PLAY), on('demo', '=', true)])))
      .orderBy('created_at')
      .limit(2)
      .execute(),
  );

export interface Account {
  org: string;
  name: string;
}

/**
 * `wang-min@anhe`, or `wang-min` where the machine serves one organisation. A code that names none gives null, and
 * the person is told the same as for a wrong password.
 *
 * @throws Refusal `sign-in.which-organisation`
 */
export async function accountOf(db: Database, typed: string): Promise<Account | null> {
  const [name, code] = split(typed.trim().toLowerCase());
  const here = await organisationsHere(db);
  const [only] = here;
  if (code === null) {
    if (here.length > 1) throw whichOrganisation();
    return only ? { org: only.org_id, name } : null;
  }
  const named = await db.asOwner((tx) =>
    tx.selectFrom('organisation').select('org_id').where('org_id', '=', code).executeTakeFirst(),
  );
  return named ? { org: named.org_id, name } : null;
}

function split(typed: string): readonly [string, string | null] {
  const at = typed.lastIndexOf('@');
  return at < 0 ? [typed, null] : [typed.slice(0, at), typed.slice(at + 1)];
}

const whichOrganisation = () =>
  new Refusal(
    'sign-in.which-organisation',
    422,
    { zh: '这里有几家公司,请写明是哪一家', en: 'Several organisations are here; say which is yours' },
    { mend: { zh: '写成 登录名@公司代码', en: 'Write it as name@organisation' } },
  );
