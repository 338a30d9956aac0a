import { Button } from 'antd';
import { useRef, useState } from 'react';
import { newId } from '../../api/new-id.ts';
import { useSession } from '../../api/session.tsx';
import { Panel } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useWords } from '../../ui/words.ts';
import { useColleagues, useTicketAct } from './queries.ts';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

/** 交班: one by one, to somebody by name, and only theirs once they accept. */
export function HandOver({ chosen, done }: { chosen: readonly string[]; done: () => void }) {
  const t = useWords(ticketWords);
  const { member } = useSession();
  const [to, setTo] = useState('');
  const id = useRef(newId());
  const people = useColleagues();
  const act = useTicketAct(done);
  const choices = (people.data?.colleagues ?? [])
    .filter((person) => person.id !== member.id && person.posts.some((post) => post !== 'administrator'))
    .map((person) => ({ value: person.id, label: person.name }));
  const give = () =>
    act.mutate({
      path: '/api/tickets/hand-overs',
      body: { id: id.current, to, tickets: chosen },
      says: t('handed', { n: chosen.length }),
    });
  return (
    <Panel>
      <p>{t('handOverNote')}</p>
      <SelectField
        label={t('chooseTo')}
        choices={[{ value: '', label: t('nobody') }, ...choices]}
        value={to}
        onChange={setTo}
      />
      <div className={style.buttons}>
        <Button
          type="primary"
          size="large"
          disabled={to === '' || chosen.length === 0}
          loading={act.isPending}
          onClick={give}
        >
          {t('handThese', { n: chosen.length })}
        </Button>
        <Button size="large" onClick={done}>
          {t('cancel')}
        </Button>
      </div>
    </Panel>
  );
}
