import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { owingOf } from '../../../../contract/owing.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { DelegateSheet } from './delegate-sheet.tsx';
import style from './managing.module.css';
import { WaiveSheet } from './waive-sheet.tsx';
import { managingWords } from './words.ts';

/** One person's list as a manager sees it: read it, choose one or many, let someone else do them. */
export function MemberScreen() {
  const t = useWords(managingWords);
  const { member } = useParams({ strict: false }) as { member: string };
  const owing = useQuery({
    queryKey: ['owing', member],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof owingOf>>(`/api/owing/${encodeURIComponent(member)}`, signal),
  });
  if (owing.isPending) return <Loading rows={8} />;
  if (owing.isError) return <ErrorState error={owing.error} again={() => void owing.refetch()} />;
  const { name } = owing.data.member;
  return (
    <Page title={t('ofMember', { name })} note={<Around member={member} />}>
      {owing.data.cards.length === 0 ? (
        <EmptyState title={t('owesNothing', { name })} />
      ) : (
        <Cards member={member} name={name} cards={owing.data.cards} />
      )}
    </Page>
  );
}

function Around({ member }: { member: string }) {
  const t = useWords(managingWords);
  const { can } = useSession();
  return (
    <span className={style.around}>
      <Link to={'/owing' as string}>{t('backToOwing')}</Link>
      {can('award.read-any') ? (
        <Link to={'/awards' as string} search={{ member } as never}>
          {t('awards')}
        </Link>
      ) : null}
    </span>
  );
}

function Cards({ member, name, cards }: { member: string; name: string; cards: readonly TodayCard[] }) {
  const t = useWords(managingWords);
  const { can } = useSession();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [acting, setActing] = useState<'delegate' | 'waive' | null>(null);
  const all = cards.length === chosen.length;
  const done = () => {
    setActing(null);
    setChosen([]);
    void queries.invalidateQueries({ queryKey: ['owing'] });
  };
  const mayDelegate = can('obligation.delegate');
  const mayWaive = can('obligation.waive');
  const close = () => setActing(null);
  const these = cards.filter((card) => chosen.includes(card.id));
  const none = chosen.length === 0;
  return (
    <>
      {mayDelegate || mayWaive ? (
        <div className={style.choosing}>
          <CheckField
            label={none ? t('chooseAll') : t('chosen', { n: chosen.length })}
            checked={all}
            onChange={(on) => setChosen(on ? cards.map((c) => c.id) : [])}
          />
          <span className={style.acts}>
            {mayWaive ? (
              <Button disabled={none} onClick={() => setActing('waive')}>
                {t('waive')}
              </Button>
            ) : null}
            {mayDelegate ? (
              <Button type="primary" disabled={none} onClick={() => setActing('delegate')}>
                {t('delegate')}
              </Button>
            ) : null}
          </span>
        </div>
      ) : null}
      <ul className={style.list}>
        {cards.map((card) => (
          <Row
            key={card.id}
            card={card}
            chosen={chosen.includes(card.id)}
            choose={
              mayDelegate || mayWaive
                ? (on) => setChosen(on ? [...chosen, card.id] : chosen.filter((id) => id !== card.id))
                : null
            }
          />
        ))}
      </ul>
      {acting === 'delegate' ? (
        <DelegateSheet from={member} name={name} cards={these} close={close} done={done} />
      ) : null}
      {acting === 'waive' ? <WaiveSheet cards={these} close={close} done={done} /> : null}
    </>
  );
}

function Row({
  card,
  chosen,
  choose,
}: {
  card: TodayCard;
  chosen: boolean;
  choose: ((on: boolean) => void) | null;
}) {
  const t = useWords(managingWords);
  const say = useSay();
  const what = `${card.subject.name} ${say(card.title)}`;
  return (
    <li className={style.row} data-section={card.section}>
      {choose ? (
        <CheckField
          label={<span className="gj-hidden">{t('choose', { what })}</span>}
          checked={chosen}
          onChange={choose}
        />
      ) : null}
      <span className={style.what}>
        {card.subject.open ? <Link to={card.subject.open}>{card.subject.name}</Link> : card.subject.name}{' '}
        {say(card.title)}
        {card.duties.length > 1 ? <Tag>{card.duties.length}</Tag> : null}
        {card.dueAt ? (
          <span className={style.due}>
            <DueLabel dueAt={card.dueAt} lastCallAt={card.lastCallAt} />
          </span>
        ) : null}
      </span>
      <WhyMark obligation={card.duties[0]?.id ?? card.id} of={what} />
    </li>
  );
}
