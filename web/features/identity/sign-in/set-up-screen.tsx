import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { firstSetUp } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { customerWordChips } from '../customer-word-chips.ts';
import { provinces } from '../provinces.ts';
import { useComeIn } from './come-in.ts';
import style from './open-frame.module.css';
import { OpenFrame, RefusedNote } from './open-frame.tsx';
import { signInWords } from './words.ts';

type SetUp = z.input<typeof firstSetUp>;
type Change = (change: Partial<SetUp['organisation'] & SetUp['administrator'] & { code: string }>) => void;

const empty: SetUp = {
  code: '',
  organisation: { id: '', name: '', region: '510000', customerWord: '顾客', fileMode: 'electronic' },
  administrator: { name: '', signInName: '', password: '' },
};

/** Three short steps from an empty machine to a company with its administrator. */
export function SetUpScreen() {
  const t = useWords(signInWords);
  const [step, setStep] = useState(1);
  const [given, setGiven] = useState(empty);
  const check = useMutation({
    mutationFn: () => api.post<void>('/api/set-up/code', { code: given.code }),
    onSuccess: () => setStep(2),
  });
  const finish = useComeIn<SetUp>('/api/set-up');
  const onward = (event: FormEvent) => {
    event.preventDefault();
    if (step === 1) check.mutate();
    else if (step === 2) setStep(3);
    else finish.mutate(given);
  };
  const busy = check.isPending || finish.isPending;
  return (
    <OpenFrame title={t('setUpTitle')} note={t('step', { n: step })}>
      <Steps now={step} />
      <form onSubmit={onward}>
        <RefusedNote error={step === 1 ? check.error : step === 3 ? finish.error : null} />
        {step === 1 ? <CodeStep code={given.code} change={(code) => setGiven({ ...given, code })} /> : null}
        {step === 2 ? (
          <CompanyStep
            given={given.organisation}
            change={(c) => setGiven({ ...given, organisation: { ...given.organisation, ...c } })}
          />
        ) : null}
        {step === 3 ? (
          <YouStep
            given={given.administrator}
            change={(c) => setGiven({ ...given, administrator: { ...given.administrator, ...c } })}
          />
        ) : null}
        <Buttons>
          {step > 1 ? <Button onClick={() => setStep(step - 1)}>{t('back')}</Button> : null}
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready(step, given)}>
            {step === 3 ? t('finish') : t('next')}
          </Button>
        </Buttons>
      </form>
    </OpenFrame>
  );
}

const CODE = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/;
const SIGN_IN = /^[a-z0-9][a-z0-9._-]{1,39}$/;

function ready(step: number, { code, organisation, administrator }: SetUp): boolean {
  if (step === 1) return code.trim().length >= 8;
  if (step === 2) return organisation.name.trim().length >= 2 && CODE.test(organisation.id);
  const { name, signInName, password } = administrator;
  return name.trim() !== '' && SIGN_IN.test(signInName) && password !== '';
}

const Buttons = ({ children }: { children: ReactNode }) => <div className={style.buttons}>{children}</div>;

function Steps({ now }: { now: number }) {
  const t = useWords(signInWords);
  return (
    <ol className={style.steps}>
      {(['stepCode', 'stepCompany', 'stepYou'] as const).map((step, i) => (
        <li key={step} aria-current={i + 1 === now ? 'step' : undefined} data-done={i + 1 < now}>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}

function CodeStep({ code, change }: { code: string; change: (code: string) => void }) {
  const t = useWords(signInWords);
  return (
    <TextField
      label={t('code')}
      note={t('codeNote')}
      value={code}
      onChange={change}
      autoComplete="off"
      autoFocus
    />
  );
}

function CompanyStep({ given, change }: { given: SetUp['organisation']; change: Change }) {
  const t = useWords(signInWords);
  const language = useLanguage();
  return (
    <>
      <TextField
        label={t('company')}
        value={given.name}
        onChange={(name) => change({ name })}
        autoComplete="organization"
        autoFocus
      />
      <TextField
        label={t('companyCode')}
        note={t('companyCodeNote')}
        problem={given.id && !CODE.test(given.id) ? t('companyCodeBad') : null}
        hint="anhe"
        value={given.id}
        onChange={(id) => change({ id: id.toLowerCase() } as never)}
        autoComplete="off"
      />
      <SelectField
        label={t('where')}
        note={t('whereNote')}
        choices={provinces.map((one) => ({ value: one.code, label: one[language] }))}
        value={given.region}
        onChange={(region) => change({ region })}
      />
      <ChoiceChips
        legend={t('customerWord')}
        chips={customerWordChips(language)}
        value={given.customerWord ?? null}
        onChange={(customerWord) => change({ customerWord })}
      />
      <ChoiceChips
        legend={`${t('files')} — ${t('filesNote')}`}
        chips={(['electronic', 'paper', 'parallel'] as const).map((value) => ({ value, label: t(value) }))}
        value={given.fileMode ?? null}
        onChange={(fileMode) => change({ fileMode })}
      />
    </>
  );
}

function YouStep({ given, change }: { given: SetUp['administrator']; change: Change }) {
  const t = useWords(signInWords);
  return (
    <>
      <p className={style.note}>{t('youNote')}</p>
      <TextField
        label={t('yourName')}
        value={given.name}
        onChange={(name) => change({ name })}
        autoComplete="name"
        autoFocus
      />
      <TextField
        label={t('account')}
        problem={given.signInName && !SIGN_IN.test(given.signInName) ? t('nameBad') : null}
        value={given.signInName}
        onChange={(name) => change({ signInName: name.toLowerCase() })}
        autoComplete="username"
      />
      <TextField
        label={t('password')}
        note={t('passwordNote')}
        type="password"
        value={given.password}
        onChange={(password) => change({ password })}
        autoComplete="new-password"
      />
    </>
  );
}
