import { App, Button } from 'antd';
import { useState } from 'react';
import type { WalkInShown } from '../../../../contract/door.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './door.module.css';
import { doorPath, useDoorWrite } from './queries.ts';
import { doorWords } from './words.ts';

/** Who came in on a card is given a name at the seat, within half an hour, or stays without one. */
export function Cards({ event, cards }: { event: string; cards: readonly WalkInShown[] }) {
  const t = useWords(doorWords);
  const { can } = useSession();
  const [open, setOpen] = useState<WalkInShown | null>(null);
  return (
    <Section title={t('cards')} count={cards.length}>
      {cards.length === 0 ? <EmptyState title={t('noCards')} /> : null}
      <ul className={style.lines}>
        {cards.map((card) => (
          <li key={card.id} className={style.desk}>
            <About card={card} />
            {can('walk-in.finish') ? (
              <Button aria-label={t('finishOf', { n: card.card })} onClick={() => setOpen(card)}>
                {t('finish')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <CardSheet event={event} card={open} close={() => setOpen(null)} /> : null}
    </Section>
  );
}

function About({ card }: { card: WalkInShown }) {
  const t = useWords(doorWords);
  const { now } = useClock();
  const left = Math.ceil((Date.parse(card.dueAt) - now) / 60_000);
  const about = [
    card.seat ? t('seatOf', { table: card.seat.table, seat: card.seat.seat }) : t('noSeat'),
    card.inviter?.name ?? t('nobody'),
    card.with ? t('cameWith', { name: card.with }) : '',
  ];
  return (
    <div>
      <b>{t('cardN', { n: card.card })}</b>{' '}
      <Tag tone={left > 0 ? 'plain' : 'late'}>{left > 0 ? t('left', { n: left }) : t('late')}</Tag>
      <p className={style.quiet}>{about.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

function CardSheet({ event, card, close }: { event: string; card: WalkInShown; close: () => void }) {
  const t = useWords(doorWords);
  const { organisation } = useSession();
  const { message } = App.useApp();
  const [given, setGiven] = useState({
    id: newId(),
    name: '',
    phone: '',
    noticeRead: false,
    household: false,
  });
  const finish = useDoorWrite(event, (body: object) =>
    api.post(doorPath(event, `walk-ins/${card.id}/completion`), body),
  );
  const send = (body: object) =>
    finish.mutate(body, {
      onSuccess: () => {
        void message.success(t('cardDone'));
        close();
      },
    });
  return (
    <SideSheet
      title={t('cardN', { n: card.card })}
      close={close}
      foot={
        <>
          <Button onClick={() => send({ declined: true })}>{t('declined')}</Button>
          <Button
            type="primary"
            disabled={given.name.trim() === ''}
            loading={finish.isPending}
            onClick={() => send({ declined: false, ...given })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('name')}
        value={given.name}
        onChange={(name) => setGiven({ ...given, name })}
        autoFocus
      />
      <TextField
        label={t('phone')}
        note={t('phoneNote')}
        type="tel"
        value={given.phone}
        onChange={(phone) => setGiven({ ...given, phone })}
      />
      <p className={style.notice}>{t('notice', { org: organisation.name })}</p>
      <CheckField
        label={t('noticeRead')}
        checked={given.noticeRead}
        onChange={(noticeRead) => setGiven({ ...given, noticeRead })}
      />
      {card.with ? (
        <CheckField
          label={t('household', { name: card.with })}
          checked={given.household}
          onChange={(household) => setGiven({ ...given, household })}
        />
      ) : null}
    </SideSheet>
  );
}
