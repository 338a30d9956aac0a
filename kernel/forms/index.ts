import type { Clause, Form } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Ready } from '../set.ts';
import { text } from '../text.ts';
import { compileApproval } from './approval.ts';
import { compileAward } from './award.ts';
import { compileCustody } from './custody.ts';
import { compileDuty } from './duty.ts';
import { compileGuard } from './guard.ts';
import { compileRunbook } from './runbook.ts';
import { compileScript } from './script.ts';
import { compileSheet } from './sheet.ts';
import { compileStandard } from './standard.ts';
import { compileTarget } from './target.ts';
import { compileTariff } from './tariff.ts';
import { compileTier } from './tier.ts';

/** One compiler a form; each hands back the parts of a ready clause it fills in. */
type CompileForm<F extends Form> = (c: Compiler, clause: Extract<Clause, { form: F }>) => Partial<Ready>;

const forms: { [F in Form]: CompileForm<F> } = {
  duty: compileDuty,
  runbook: compileRunbook,
  tier: compileTier,
  standard: compileStandard,
  approval: compileApproval,
  award: compileAward,
  target: compileTarget,
  custody: compileCustody,
  guard: compileGuard,
  tariff: compileTariff,
  sheet: compileSheet,
  script: compileScript,
  // A duty card is read, not carried out
  card: () => ({}),
  sample: (c) => {
    c.problem(
      '/form',
      text('抽查还不能执行', 'Samples cannot be carried out yet'),
      text('改写成 duty,或等后续版本', 'Write it as a duty, or wait for a later version'),
    );
    return {};
  },
};

export const compileForm = (c: Compiler, clause: Clause): Partial<Ready> =>
  (forms[clause.form] as CompileForm<Form>)(c, clause as never);
