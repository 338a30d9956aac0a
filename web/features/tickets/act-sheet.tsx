import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { TicketPage } from '../../../contract/tickets.ts';
import { newId } from '../../api/new-id.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { LongField, TextField } from '../../ui/fields.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import { bodyOf, type Doing, lackingOf, nothingDone, type PartProps, pathOf } from './doing.ts';
import { DonePart } from './done-part.tsx';
import { useColleagues, useTicketAct } from './queries.ts';
import { ticketWords } from './words.ts';

export type Act = TicketPage['acts'][number];

/** One step of a ticket, written down where it is done. */
export function ActSheet({ act, page, close }: { act: Act; page: TicketPage; close: () => void }) {
  const t = useWords(ticketWords);
  const [doing, setDoing] = useState<Doing>(nothingDone);
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const save = useTicketAct(close);
  const change = (part: Partial<Doing>) => setDoing((now) => ({ ...now, ...part }));
  const send = () => {
    setTried(true);
    if (lackingOf(act, doing).length === 0)
      save.mutate({ path: pathOf(page.id, act), body: bodyOf(act, id.current, doing) });
  };
  const props = { page, doing, change, tried };
  const Part = parts[act] ?? NotePart;
  return (
    <SideSheet
      title={`${t(`act.${act}`)} · ${page.number}`}
      close={close}
      foot={
        <Button type="primary" size="large" loading={save.isPending} onClick={send}>
          {t('save')}
        </Button>
      }
    >
      <Part {...props} />
    </SideSheet>
  );
}

function NotePart({ doing, change }: PartProps) {
  const t = useWords(ticketWords);
  return <LongField label={t('wordsNote')} value={doing.words} onChange={(words) => change({ words })} />;
}

function AnswerPart({ doing, change, tried }: PartProps) {
  const t = useWords(ticketWords);
  return (
    <>
      <LongField
        label={t('wordsAnswer')}
        value={doing.words}
        onChange={(words) => change({ words })}
        problem={tried && doing.words.trim() === '' ? t('needWords') : null}
      />
      <TextField label={t('visitDay')} type="date" value={doing.day} onChange={(day) => change({ day })} />
      <TextField
        label={t('visitHour')}
        type="time"
        value={doing.hour}
        onChange={(hour) => change({ hour })}
        problem={tried && doing.day !== '' && doing.hour === '' ? t('needHour') : null}
      />
    </>
  );
}

function DispatchPart(props: PartProps) {
  const { doing, change, tried } = props;
  const t = useWords(ticketWords);
  const people = useColleagues();
  const choices = (people.data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField
        label={t('sendTo')}
        choices={[{ value: '', label: t('nobody') }, ...choices]}
        value={doing.to}
        onChange={(to) => change({ to })}
        problem={tried && doing.to === '' ? t('nobody') : null}
      />
      <NotePart {...props} />
    </>
  );
}

function PausePart(props: PartProps) {
  const t = useWords(ticketWords);
  return (
    <>
      <ChoiceChips
        legend={t('waitFor')}
        chips={[
          { value: 'part', label: t('part') },
          { value: 'customer', label: t('customerWait') },
        ]}
        value={props.doing.waitFor}
        onChange={(waitFor) => props.change({ waitFor })}
      />
      <NotePart {...props} />
    </>
  );
}

function VerifyPart(props: PartProps) {
  const { doing, change, tried } = props;
  const t = useWords(ticketWords);
  return (
    <>
      <ChoiceChips
        legend={t('happy')}
        chips={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        value={doing.satisfied === null ? null : doing.satisfied ? 'yes' : 'no'}
        onChange={(value) => change({ satisfied: value === 'yes' })}
        problem={tried && doing.satisfied === null ? t('happy') : null}
      />
      <NotePart {...props} />
    </>
  );
}

const parts: Partial<Record<Act, (props: PartProps) => React.ReactNode>> = {
  answer: AnswerPart,
  dispatch: DispatchPart,
  pause: PausePart,
  complete: DonePart,
  verify: VerifyPart,
};
