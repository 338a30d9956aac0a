import { PLAY, type PlayAnswer, type PlayCounts, type PlayEnd } from '../../../contract/demo.ts';
import { ensureCalendar, passTime } from '../../../server/ledger/index.ts';
import { keepingRefusals, RefusedAct } from '../../../server/modules/customers/index.ts';
import type { Stage } from '../../../server/modules/demo/index.ts';
import { retrospective } from '../../../server/modules/events/hall/retrospective.ts';
import { standardPosts } from '../../../server/modules/identity/posts.ts';
import type { Database, Transaction } from '../../../server/platform/database.ts';
import { inOne } from '../one-transaction.ts';
import { AFTER_SALON } from './after-salon.ts';
import { BEFORE_SALON } from './before-salon.ts';
import { foundSalon } from './found-salon.ts';
import { SALON_DAY } from './salon-day.ts';
import { as, PLAYERS, personOf, SALON, SALON_PASSWORD } from './salon-people.ts';
import { type Scene, says, type When, whenOf } from './scene.ts';
import { lastSeq, waitingFor, whatFollowed } from './what-followed.ts';

const FOUNDING: Scene = {
  day: -3,
  clock: '08:00',
  part: 'founding',
  who: 'lu-yun',
  says: says(
    '和畅开门:12 个人,24 位顾客,采用自己的制度',
    'opens 和畅: 12 people, 24 customers, its own rules adopted',
  ),
  does: (tx, when) => foundSalon(tx, when.day(-3)),
};

const SCENES: readonly Scene[] = [FOUNDING, ...BEFORE_SALON, ...SALON_DAY, ...AFTER_SALON];

/** Answers shown with a line; a newcomer reads three. */
const SHOWN = 3;
const NOTHING: PlayCounts = { invited: 0, came: 0, bought: 0, kept: 0 };

/**
 * One event from the plan to the call-backs, through the same verbs as the screens. Told in one transaction: nobody
 * sees half of it, no job of the house lets time pass in it, and a play that is killed leaves nothing.
 */
export const liveSalon = (stage: Stage): Promise<PlayEnd> =>
  ensureCalendar(stage.db).then(() =>
    stage.db.inOrganisation(PLAY, (tx) => new Telling(stage, inOne(stage.db, tx)).all()),
  );

class Telling {
  readonly #stage: Stage;
  readonly #db: Database;
  readonly #when: When;
  #nth = 0;

  constructor(stage: Stage, db: Database) {
    this.#stage = stage;
    this.#db = db;
    this.#when = whenOf(stage.until);
  }

  async all(): Promise<PlayEnd> {
    for (const scene of SCENES) await this.#play(scene);
    await this.#morningAfter();
    return this.#in(endOf);
  }

  #in = <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => this.#db.inOrganisation(PLAY, work);

  async #play(scene: Scene): Promise<void> {
    this.#stage.clock.set(this.#when.at(scene.day, scene.clock));
    if (scene.part !== 'founding') await passTime(this.#db, PLAY);
    const since = scene.part === 'founding' ? 0 : await this.#in(lastSeq);
    const refused = await this.#does(scene);
    await this.#tell(scene, refused ?? (await this.#in((tx) => whatFollowed(tx, since))));
  }

  async #does(scene: Scene): Promise<PlayAnswer[] | null> {
    const act = (tx: Transaction) => scene.does(tx, this.#when);
    if (!scene.refused) {
      await this.#in(act);
      return null;
    }
    try {
      await keepingRefusals(this.#db, PLAY, act);
    } catch (error) {
      if (error instanceof RefusedAct) return error.decision.says.slice(0, 1).map(refusal);
      throw error;
    }
    throw new Error('This was to be refused');
  }

  /** Time goes on to this moment: what was left yesterday is overdue, and what is owed today is there. */
  async #morningAfter(): Promise<void> {
    const since = await this.#in(lastSeq);
    this.#stage.clock.set(this.#stage.until);
    await passTime(this.#db, PLAY);
    const late = says(
      '昨晚有 1 份档案没建:逾期,他的经理知道了',
      'left one file unmade last night: overdue, and his manager hears of it',
    );
    const waiting = says('首次回访在她的「今日」里等着', 'finds the first call-backs on her list');
    await this.#tell(
      { part: 'files', who: 'fang-yuan', says: late },
      await this.#in((tx) => whatFollowed(tx, since)),
    );
    await this.#tell(
      { part: 'after', who: 'su-qing', says: waiting },
      await this.#in((tx) => waitingFor(tx, 'su-qing')),
    );
  }

  async #tell(
    { part, who, says: told }: Pick<Scene, 'part' | 'who' | 'says'>,
    answers: readonly PlayAnswer[],
  ): Promise<void> {
    this.#stage.tell({
      nth: ++this.#nth,
      at: new Date(this.#stage.clock.now()).toISOString(),
      part,
      who: personOf(who).name,
      says: told,
      answers: answers.slice(0, SHOWN),
      more: Math.max(0, answers.length - SHOWN),
      counts: await this.#in(countsNow),
    });
    await this.#stage.pause();
  }
}

const refusal = ({ clause, says: told }: RefusedAct['decision']['says'][number]): PlayAnswer => ({
  clause,
  did: 'refused',
  says: told,
  count: 1,
  who: null,
  due: null,
});

/** As the event's own summary counts. */
async function countsNow(tx: Transaction): Promise<PlayCounts> {
  const planned = await tx.selectFrom('event').select('id').where('org_id', '=', tx.org).executeTakeFirst();
  if (!planned) return NOTHING;
  const { funnel } = await retrospective(tx, SALON, as('lu-yun'));
  const of = (key: string) => funnel.find((rung) => rung.key === key)?.value ?? 0;
  return { invited: of('invited'), came: of('present'), bought: of('bought'), kept: of('kept') };
}

const GUIDES = { 'su-qing': 'representative', 'tao-ran': 'manager' } as const;

async function endOf(tx: Transaction): Promise<PlayEnd> {
  const { id } = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('noun', '=', 'call-back')
    .where('holder', '=', 'member:su-qing')
    .where('subject', '=', 'customer:s-01')
    .where('state', '=', 'open')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  const accounts = PLAYERS.filter(({ post }) => post !== 'driver').map((one) => ({
    name: one.name,
    post: { zh: standardPosts[one.post].zh, en: standardPosts[one.post].en },
    account: `${one.id}@${PLAY}`,
    password: SALON_PASSWORD,
    at: GUIDES[one.id as keyof typeof GUIDES] ?? ('other' as const),
  }));
  return { event: SALON, callBack: id, accounts };
}
