import { confirmAllocation } from '../../server/modules/customers/allocation/confirm-allocation.ts';
import { makeAllocation } from '../../server/modules/customers/allocation/make-allocation.ts';
import { fillSurvey } from '../../server/modules/customers/survey/fill-survey.ts';
import { handInSurveys } from '../../server/modules/customers/survey/hand-in-surveys.ts';
import { sealSurveys } from '../../server/modules/customers/survey/seal-surveys.ts';
import { confirmSurvey, signSurvey } from '../../server/modules/customers/survey/sign-survey.ts';
import { startSurvey } from '../../server/modules/customers/survey/start-survey.ts';
import { numberOf, type Step } from './step.ts';
import { doer, type World } from './the-world.ts';

/** 吴丹 at the 城南 stall: six forms, two filled for the customer, two who leave the health part blank. */
const FORMS = [
  { id: 'stall-1', name: '谭素芳', tail: '4471', proxy: false, health: true },
  { id: 'stall-2', name: '郝志明', tail: '4472', proxy: false, health: true },
  { id: 'stall-3', name: '常玉珍', tail: '4473', proxy: true, health: true },
  { id: 'stall-4', name: '邱德华', tail: '4474', proxy: false, health: false },
  { id: 'stall-5', name: '毛秀兰', tail: '4475', proxy: true, health: true },
  { id: 'stall-6', name: '段光荣', tail: '4476', proxy: false, health: false },
] as const;

type Form = (typeof FORMS)[number];
const UNSIGNED = FORMS[3];

export const STALL: readonly Step[] = [
  ...FORMS.map(
    (form, i): Step => ({
      moment: `2026-03-09T${['09:40', '10:00', '10:20', '10:40', '11:00', '11:18'][i]}`,
      does: (world) => collect(world, form),
    }),
  ),
  // Handed in without a signature in the corner: sent back, signed, taken
  { moment: '2026-03-09T11:19', does: (world) => handIn(world, [UNSIGNED]) },
  { moment: '2026-03-09T11:22', does: (world) => sign(world, UNSIGNED) },
  { moment: '2026-03-09T11:23', does: (world) => handIn(world, [UNSIGNED]) },
  // The two written for the customer are read back to them by phone before they count
  { moment: '2026-03-09T17:05', does: readBack },
  { moment: '2026-03-09T17:30', does: handInTheRest },
  { moment: '2026-03-10T09:30', does: allocate },
  { moment: '2026-03-11T09:40', does: seal },
];

async function collect(world: World, form: Form): Promise<void> {
  await world.tx(async (tx) => {
    await startSurvey(tx, { id: form.id, version: 1, paper: true, told: true }, doer('wu-dan'));
    await fillSurvey(
      tx,
      form.id,
      {
        fields: answersOf(form),
        proxy: form.proxy,
        health: healthOf(form),
        consents: [{ purpose: 'selling', channel: 'phone', source: 'survey-form' }],
      },
      doer('wu-dan'),
    );
    if (form !== UNSIGNED) await signSurvey(tx, form.id, '吴丹', doer('wu-dan'));
  });
}

const answersOf = ({ name, tail }: Form) => ({
  name,
  phone: `1371234${tail}`,
  phone_source: 'herself',
  area: '城南片区',
});

const healthOf = ({ health }: Form) =>
  health
    ? {
        answer: 'given' as const,
        fields: {},
        consent: { purpose: 'health' as const, channel: 'all' as const, source: 'survey-form' },
      }
    : { answer: 'refused' as const };

const sign = (world: World, { id }: Form) => world.tx((tx) => signSurvey(tx, id, '吴丹', doer('wu-dan')));

/** Each line answers for itself: one that is sent back does not hold up the rest. */
async function handIn(world: World, forms: readonly Form[]): Promise<void> {
  await world.tx(async (tx) => {
    const numbers: string[] = [];
    for (const { id } of forms) numbers.push(await numberOf(tx, 'survey', id));
    await handInSurveys(tx, numbers, doer('wu-dan'));
  });
}

function handInTheRest(world: World) {
  return handIn(
    world,
    FORMS.filter((form) => form !== UNSIGNED),
  );
}

function readBack(world: World) {
  return world.tx(async (tx) => {
    for (const { id, proxy } of FORMS) if (proxy) await confirmSurvey(tx, id, 'phone', doer('wu-dan'));
  });
}

/** Whoever collected a form keeps the customer: 赵磊 confirms what the rules propose. */
function allocate(world: World) {
  return world.tx(async (tx) => {
    const id = await makeAllocation(tx, { id: 'stall', cause: 'survey' }, doer('zhao-lei'));
    await confirmAllocation(tx, id, [], doer('zhao-lei'));
  });
}

function seal(world: World) {
  return world.tx(async (tx) => {
    const numbers: string[] = [];
    for (const { id } of FORMS) numbers.push(await numberOf(tx, 'survey', id));
    await sealSurveys(tx, numbers, '封存柜三', doer('ma-li'));
  });
}
