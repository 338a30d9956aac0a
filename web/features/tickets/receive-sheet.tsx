import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { newId } from '../../api/new-id.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { CheckField, LongField, TextField } from '../../ui/fields.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import { useTicketAct } from './queries.ts';
import { nothingYet, problemsOf, type Taking, ticketOf } from './taking.ts';
import style from './tickets.module.css';
import { WhoPart } from './who-part.tsx';
import { ticketWords } from './words.ts';

const types = ['complaint', 'repair', 'paid-service', 'enquiry'] as const;
const channels = ['phone', 'visit', 'message'] as const;
const matters = [
  'quality',
  'service',
  'return-dispute',
  'expired-food',
  'food-poisoning',
  'injury',
  'safety',
  'building',
  'other',
] as const;
const graver = ['againstSupervisor', 'unresolved', 'insists'] as const;

/** Taken while the caller is on the line: who, what, how much. */
export function ReceiveSheet({ close }: { close: () => void }) {
  const t = useWords(ticketWords);
  const navigate = useNavigate();
  const [taking, setTaking] = useState<Taking>(nothingYet);
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const change = (part: Partial<Taking>) => setTaking((now) => ({ ...now, ...part }));
  const act = useTicketAct(() => {
    close();
    void navigate({ to: `/tickets/${id.current}` as string });
  });
  const problems = problemsOf(taking);
  const save = () => {
    setTried(true);
    if (!Object.values(problems).some(Boolean))
      act.mutate({ path: '/api/tickets', body: ticketOf(taking, id.current) });
  };
  return (
    <SideSheet
      title={t('receive')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={act.isPending} onClick={save}>
          {t('take')}
        </Button>
      }
    >
      <form onSubmit={(event) => event.preventDefault()}>
        <WhoPart taking={taking} change={change} problem={tried && problems.who ? t('needWho') : null} />
        <LongField
          label={t('said')}
          value={taking.said}
          onChange={(said) => change({ said })}
          problem={tried && problems.said ? t('needSaid') : null}
        />
        <TextField
          label={t('value')}
          type="number"
          value={taking.value}
          onChange={(value) => change({ value })}
          problem={tried && problems.value ? t('badValue') : null}
        />
        <Chosen taking={taking} change={change} />
        {taking.ticketType === 'complaint' && taking.customer ? (
          <p className={style.quiet}>{t('frozenNote')}</p>
        ) : null}
      </form>
    </SideSheet>
  );
}

function Chosen({ taking, change }: { taking: Taking; change: (part: Partial<Taking>) => void }) {
  const t = useWords(ticketWords);
  const chips = <V extends keyof typeof ticketWords.said>(values: readonly V[]) =>
    values.map((value) => ({ value, label: t(value) }));
  return (
    <>
      <ChoiceChips
        legend={t('type')}
        chips={chips(types)}
        value={taking.ticketType}
        onChange={(ticketType) => change({ ticketType })}
      />
      <ChoiceChips
        legend={t('matter')}
        chips={chips(matters)}
        value={taking.matter}
        onChange={(matter) => change({ matter })}
      />
      <ChoiceChips
        legend={t('channel')}
        chips={chips(channels)}
        value={taking.channel}
        onChange={(channel) => change({ channel })}
      />
      <fieldset className={style.graver}>
        <legend>{t('graver')}</legend>
        {graver.map((key) => (
          <CheckField
            key={key}
            label={t(key)}
            checked={taking[key]}
            onChange={(checked) => change({ [key]: checked })}
          />
        ))}
      </fieldset>
    </>
  );
}
