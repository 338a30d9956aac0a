import type { Clause, Form } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Ready } from '../set.ts';
import { text } from '../text.ts';
import { compileDuty } from './duty.ts';

/** One compiler a form; each hands back the parts of a ready clause it fills in. */
type CompileForm<F extends Form> = (c: Compiler, clause: Extract<Clause, { form: F }>) => Partial<Ready>;

const forms: { [F in Form]?: CompileForm<F> } = {
  duty: compileDuty,
};

export function compileForm(c: Compiler, clause: Clause): Partial<Ready> {
  const form = forms[clause.form] as CompileForm<Form> | undefined;
  if (form) return form(c, clause as never);
  c.problem(
    '/form',
    text(`「${clause.form}」这种写法还不能执行`, `The form ${clause.form} cannot be carried out yet`),
    text('等后续版本', 'Wait for a later version'),
    'warning',
  );
  return {};
}
