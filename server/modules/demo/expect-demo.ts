import type { Database } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

/** A Guiju on which somebody only looks around: there is a demo company, and nobody's own. */
export async function isDemo(db: Database): Promise<boolean> {
  const rows = await db.asOwner((tx) => tx.selectFrom('organisation').select('demo').distinct().execute());
  return rows.length === 1 && rows[0]?.demo === true;
}

/** @throws Refusal `play.not-demo` */
export async function expectDemo(db: Database): Promise<void> {
  if (await isDemo(db)) return;
  throw new Refusal(
    'play.not-demo',
    403,
    {
      zh: '这里有自己的公司(或还没有演示公司),不在这里演',
      en: 'There is an organisation of somebody’s own here, or no demo company: nothing is played',
    },
    {
      mend: {
        zh: '换一个数据目录,用 npm start 装上演示公司再看',
        en: 'Give another data folder (GUIJU_DATA) and let npm start load the demo company there',
      },
    },
  );
}
