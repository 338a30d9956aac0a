import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Till } from '../../../../contract/cash.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { Closes } from './closes.tsx';
import { CountForm } from './count-form.tsx';
import { type Asked, useTill } from './queries.ts';
import { tillWords } from './words.ts';

/** 收款对账: the box of a gathering, or of a day; which one stands on the address. */
export function TillScreen() {
  const t = useWords(tillWords);
  const { can } = useSession();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as Asked;
  const till = useTill({ event: asked.event, day: asked.day });
  return (
    <Page title={t('title')} note={t('note')}>
      <div className={style.search}>
        <TextField
          label={t('day')}
          type="date"
          value={till.data?.event ? '' : (till.data?.day ?? '')}
          onChange={(day) =>
            void navigate({ to: '/till' as string, search: { day: day || undefined } as never })
          }
        />
      </div>
      {till.isPending ? <Loading rows={6} /> : null}
      {till.isError ? <ErrorState error={till.error} again={() => void till.refetch()} /> : null}
      {till.data ? (
        <>
          <Box till={till.data} asked={asked} may={can('cash.close')} />
          <Closes closes={till.data.closes} />
          <Others others={till.data.others} />
        </>
      ) : null}
    </Page>
  );
}

function Box({ till, asked, may }: { till: Till; asked: Asked; may: boolean }) {
  const t = useWords(tillWords);
  const when = useWhen();
  const day = when(till.day);
  const title = till.event ? t('ofEvent', { event: till.event.name, day }) : t('ofDay', { day });
  return (
    <Section title={title}>
      {till.ways.length === 0 ? <EmptyState title={t('none')}>{t('noneMore')}</EmptyState> : null}
      {till.ways.length > 0 && may ? (
        <CountForm key={till.day + (asked.event ?? '')} till={till} event={asked.event ?? null} />
      ) : null}
    </Section>
  );
}

/** Boxes nobody has closed or banked: one tap to each. */
function Others({ others }: { others: Till['others'] }) {
  const t = useWords(tillWords);
  const yuan = useYuan();
  const when = useWhen();
  if (others.length === 0) return null;
  return (
    <Section title={t('others')} count={others.length}>
      <ul className={style.lines}>
        {others.map(({ event, day, cash, state }) => (
          <li key={(event?.ref ?? day) + state} className={style.line}>
            <Link
              className={style.grow}
              to={'/till' as string}
              search={(event ? { event: event.ref } : { day }) as never}
            >
              {event ? t('ofEvent', { event: event.name, day: when(day) }) : t('ofDay', { day: when(day) })}
            </Link>
            <span>{t('cash', { amount: yuan(cash) })}</span>
            <Tag tone="soon">{t(`state.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}
