import { Link, useParams } from '@tanstack/react-router';
import type { EntryPage } from '../../../../contract/sheets.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import { GoOn } from './go-on.tsx';
import { OwedList } from './owed-list.tsx';
import { useEntry } from './queries.ts';
import style from './sheets.module.css';
import { tileName } from './tile-name.ts';
import { sheetWords, stateTone } from './words.ts';

/** One matter from its first sheet to its last fact. */
export function EntryScreen() {
  const t = useWords(sheetWords);
  const say = useSay();
  const nameOf = useNameOf();
  const { id } = useParams({ strict: false }) as { id: string };
  const entry = useEntry(id);
  if (entry.isPending) return <Loading rows={8} />;
  if (entry.isError) return <ErrorState error={entry.error} again={() => void entry.refetch()} />;
  const page = entry.data;
  return (
    <Page
      title={tileName(say(page.title))}
      note={
        <>
          {nameOf(page.subject)} · {say(page.system)} <Tag tone={stateTone[page.state]}>{t(page.state)}</Tag>
        </>
      }
      actions={<Link to={'/requests' as string}>{t('title')}</Link>}
    >
      {page.figures.length > 0 ? <Figures figures={page.figures} /> : null}
      {page.approvals.length > 0 ? (
        <Section title={t('approvals')}>
          <OwedList owed={page.approvals} />
        </Section>
      ) : null}
      <Section title={t('owed')}>
        {page.owed.length > 0 ? (
          <OwedList owed={page.owed} />
        ) : (
          <p className={style.quiet}>{t('owedNone')}</p>
        )}
      </Section>
      <GoOn page={page} />
      {page.filled.map((one) => (
        <FilledIn key={one.id} one={one} />
      ))}
      <Timeline timeline={page.timeline} />
    </Page>
  );
}

function Figures({ figures }: Pick<EntryPage, 'figures'>) {
  const t = useWords(sheetWords);
  const say = useSay();
  return (
    <Section title={t('figures')}>
      <ul className={style.list}>
        {figures.map((figure) => (
          <li key={`${figure.clause}${figure.name.zh}`} className={style.row}>
            <span className={style.grow}>
              {say(figure.name)} <span className={style.quiet}>{figure.clause}</span>
            </span>
            <b>{say(figure.says)}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FilledIn({ one }: { one: EntryPage['filled'][number] }) {
  const t = useWords(sheetWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <Section
      title={tileName(say(one.title))}
      note={t('filledBy', { name: one.by.name, at: sayMoment(zone, Date.parse(one.at), now, language) })}
    >
      <div className={style.list}>
        <dl className={style.facts}>
          {one.lines.map((line) => (
            <div key={line.name.zh}>
              <dt>{say(line.name)}</dt>
              <dd>{say(line.says)}</dd>
            </div>
          ))}
        </dl>
        {one.attachments.length > 0 ? (
          <div className={style.pictures}>
            {one.attachments.map((id, i) => (
              <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                <img src={`/api/attachments/${id}`} alt={t('photoOf', { n: i + 1 })} loading="lazy" />
              </a>
            ))}
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function Timeline({ timeline }: Pick<EntryPage, 'timeline'>) {
  const t = useWords(sheetWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <Section title={t('timeline')}>
      <ol className={style.list}>
        {timeline.map((fact) => (
          <li key={fact.id} className={style.row}>
            <span className={style.grow}>{say(fact.kindText)}</span>
            <span className={style.quiet}>
              {fact.actor.name} · {sayMoment(zone, Date.parse(fact.at), now, language)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
