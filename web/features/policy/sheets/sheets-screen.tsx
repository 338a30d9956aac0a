import { Link } from '@tanstack/react-router';
import type { Entries, Sheets } from '../../../../contract/sheets.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { useEntries, useSheets } from './queries.ts';
import style from './sheets.module.css';
import { tileName } from './tile-name.ts';
import { sheetWords, stateTone } from './words.ts';

/** 办事: a system that has no screens of its own lives here, by its sheets. */
export function SheetsScreen() {
  const t = useWords(sheetWords);
  const sheets = useSheets();
  const entries = useEntries();
  return (
    <Page title={t('title')} note={t('note')} wide>
      {sheets.isPending ? <Loading rows={6} /> : null}
      {sheets.isError ? <ErrorState error={sheets.error} again={() => void sheets.refetch()} /> : null}
      {sheets.data ? <Systems systems={sheets.data.systems} /> : null}
      {entries.data ? <Mine entries={entries.data.entries} /> : null}
    </Page>
  );
}

function Systems({ systems }: Pick<Sheets, 'systems'>) {
  const t = useWords(sheetWords);
  const say = useSay();
  if (systems.length === 0) return <EmptyState title={t('none')}>{t('noneMore')}</EmptyState>;
  return systems.map(({ pack, title, sheets }) => (
    <Section key={pack} title={say(title)}>
      <div className={style.tiles}>
        {sheets.map((sheet) => (
          <Link key={sheet.clause} to={`/sheets/${sheet.clause}` as string} className={style.tile}>
            {tileName(say(sheet.title))}
          </Link>
        ))}
      </div>
    </Section>
  ));
}

function Mine({ entries }: Entries) {
  const t = useWords(sheetWords);
  return (
    <Section title={t('mine')} count={entries.length}>
      {entries.length === 0 ? <p className={style.quiet}>{t('mineNone')}</p> : null}
      {entries.length > 0 ? (
        <ul className={style.list}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function Entry({ entry }: { entry: Entries['entries'][number] }) {
  const t = useWords(sheetWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <li className={style.row}>
      <span className={style.grow}>
        <Link to={`/entries/${entry.id}` as string}>{tileName(say(entry.title))}</Link>{' '}
        <span className={style.quiet}>{sayMoment(zone, Date.parse(entry.at), now, language)}</span>
      </span>
      <Tag tone={stateTone[entry.state]}>{t(entry.state)}</Tag>
      <span className={`${style.quiet} ${style.block}`}>
        {entry.lines.map((line) => say(line.says)).join(' · ')}
      </span>
    </li>
  );
}
