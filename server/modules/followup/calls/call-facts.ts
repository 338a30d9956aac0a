import type { z } from 'zod';
import type { callBack } from '../../../../contract/followup.ts';
import type { Purpose, Ref } from '../../../../kernel/index.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Owed } from '../today/open-obligations.ts';

export type NewCallBack = z.output<typeof callBack>;

/** A call-back as it was made, with everything its facts are told from. */
export interface Made {
  given: NewCallBack;
  named: readonly Owed[];
  customer: Ref;
  at: number;
  actor: Ref;
  series: 'representative' | 'consultant';
  purpose: Purpose;
  source: NewFact['source'];
}

/** Facts know fewer ways than screens: voice and video are WeChat, a message is WeChat too. */
export const channelOfFact = (channel: NewCallBack['channel']): 'phone' | 'wechat' | 'visit' | 'shop' =>
  channel === 'phone' || channel === 'visit' || channel === 'shop' ? channel : 'wechat';

export function callFacts(made: Made) {
  const contact = contactFact(made, true);
  const callBack = callBackFact(made);
  const visit = made.given.channel === 'visit' ? visitFact(made) : null;
  const kept = made.named
    .filter(({ noun, state }) => noun === 'promise' && state === 'open')
    .map((one) => promiseKept(made, one.id));
  const effect = made.given.effect || made.given.result === 'effect' ? effectFact(made) : null;
  return {
    contact,
    callBack,
    visit,
    effect,
    all: [contact, callBack, ...(visit ? [visit] : []), ...kept, ...(effect ? [effect] : [])],
  };
}

const about = ({ customer, actor, at, source }: Omit<Made, 'given'>) => ({
  subject: customer,
  actor,
  at,
  source,
});

const callBacks = ({ named }: Pick<Made, 'named'>) =>
  named.filter(({ noun }) => noun === 'call-back').map(({ id }) => `obligation:${id}`);

const contactRefs = (made: Made): Record<string, Ref> => {
  const [first] = callBacks(made);
  return first ? { obligation: first } : {};
};

/** One call is one call of each series: the one it was made for, and with the consultant on the line hers. */
const callRefs = (made: Made): Record<string, Ref> => {
  const [, second] = callBacks(made);
  return { ...contactRefs(made), ...(second && { also: second }) };
};

export const contactFact = (made: Made, answered: boolean): NewFact => ({
  ...about(made),
  id: `contact:${made.given.id}`,
  kind: 'contact.made',
  refs: contactRefs(made),
  data: {
    purpose: made.purpose === 'internal' ? 'service' : made.purpose,
    channel: channelOfFact(made.given.channel),
    direction: 'out',
    answered,
    ...(made.given.asked && { asked: true }),
  },
});

const callBackFact = (made: Made): NewFact => ({
  ...about(made),
  id: `call-back:${made.given.id}`,
  kind: 'call-back.made',
  refs: callRefs(made),
  data: {
    series: made.series,
    channel: channelOfFact(made.given.channel),
    result: made.given.result,
    ...(made.given.joint && { joint: true }),
    ...(made.given.visit && { agreed: made.given.visit.agreed }),
    ...(made.given.visit?.reason && { reason: made.given.visit.reason }),
  },
});

const visitFact = (made: Made): NewFact => ({
  ...about(made),
  id: `visit:${made.given.id}`,
  kind: 'visit.made',
  refs: contactRefs(made),
  data: {
    purpose: made.purpose === 'internal' ? 'service' : made.purpose,
    agreed: made.given.visit?.agreed ?? false,
  },
});

const promiseKept = (made: Made, obligation: string): NewFact => ({
  ...about(made),
  // Named after the contact too: one that came too early does not stand in the way of the next
  id: `promise-kept:${made.given.id}:${obligation}`,
  kind: 'promise.kept',
  refs: { obligation: `obligation:${obligation}` },
});

const effectFact = (made: Made): NewFact => ({
  ...about(made),
  id: `effect:${made.given.id}`,
  kind: 'adverse-effect.reported',
  data: {
    severity: made.given.effect?.severity ?? 'mild',
    ...(made.given.effect?.batch && { batch: made.given.effect.batch }),
  },
});
