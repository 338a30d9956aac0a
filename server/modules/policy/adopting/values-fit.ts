import { type ClauseVersion, compile, type Pack } from '../../../../kernel/index.ts';
import { registry } from '../../../ledger/index.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { ANYWHERE, withKinds } from '../packs/check-pack.ts';

/**
 * A value may have the right unit and still not fit the others of its clause: weights of 50, 20 and 40 make 110.
 * Such a clause would stand still without a word, so it is refused before it is written down.
 *
 * @throws Refusal `parameter.unfit`
 */
export function expectValuesFit(pack: Pack, resolved: readonly ClauseVersion[]): void {
  const { problems } = compile(resolved, withKinds(registry().vocabulary, pack), ANYWHERE);
  const found = problems.filter(({ level }) => level === 'error');
  const [first] = found;
  if (!first) return;
  const { clause, message, mend } = first;
  throw new Refusal(
    'parameter.unfit',
    422,
    { zh: `${clause}：${message.zh}`, en: `${clause}: ${message.en}` },
    {
      mend: {
        zh: `${mend.zh}；几个数要一起改的，重新启用时一并填写`,
        en: `${mend.en}; values that change together are given together, on adopting again`,
      },
      details: { problems: found },
    },
  );
}
