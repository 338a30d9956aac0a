import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './papers.module.css';
import { type Opening, useOpenings, usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

const TONE = { asked: 'soon', open: 'done', refused: 'late', closed: 'plain' } as const;

/** Requests to read sealed forms: the general manager's to decide, everybody else's own. */
export function Openings() {
  const t = useWords(paperWords);
  const openings = useOpenings();
  const rows = (openings.data?.rows ?? []).filter(
    ({ state, ground, accountedFor }) => state !== 'closed' || (ground === 'emergency' && !accountedFor),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={t('openings')} count={rows.length}>
      <ul className={style.plainList}>
        {rows.map((one) => (
          <OneOpening key={one.id} opening={one} />
        ))}
      </ul>
    </Section>
  );
}

function OneOpening({ opening: one }: { opening: Opening }) {
  const t = useWords(paperWords);
  const code = useCode();
  const when = useWhen();
  const { can, member } = useSession();
  const decide = usePaperChange((yes: boolean) => api.post(`/api/openings/${one.id}/decision`, { yes }));
  const account = usePaperChange(() => api.post(`/api/openings/${one.id}/account`, {}));
  const mine = one.reader.id === member.id;
  return (
    <li>
      {t('asksToRead', { name: one.reader.name, number: one.survey.number, customer: one.survey.customer })}{' '}
      <Tag tone={TONE[one.state]}>{code('opening', one.state)}</Tag>
      <br />
      <span className={style.quiet}>
        {one.reason} · {when(one.askedAt)} · {t(`ground.${one.ground}`)}
        {one.state === 'open' && one.closesAt ? ` · ${t('until', { at: when(one.closesAt) })}` : ''}
      </span>
      <div className={style.actions}>
        {one.state === 'asked' && can('opening.decide') && !mine ? (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
              {t('yes')}
            </Button>
            <Button loading={decide.isPending} onClick={() => decide.mutate(false)}>
              {t('no')}
            </Button>
          </>
        ) : null}
        {one.state === 'open' && mine ? (
          <Link to={`/surveys/${one.survey.id}` as string} search={{ opening: one.id } as never}>
            <Button type="primary">{t('readIt')}</Button>
          </Link>
        ) : null}
        {one.ground === 'emergency' && !one.accountedFor && mine ? (
          <Button loading={account.isPending} onClick={() => account.mutate(undefined)}>
            {t('account')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
