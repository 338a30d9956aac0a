// biome-ignore-all lint/a11y/noRedundantRoles: `display` of a phone's cards takes the roles away, so they are written out
import type { ImportRow, ImportVerdict } from '../../../../contract/customer-import.ts';
import { Tag, type Tone } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './import.module.css';
import { MendRow } from './mend-row.tsx';
import { type ImportWord, importWords } from './words.ts';

const TONES: Record<ImportVerdict, Tone> = {
  new: 'done',
  update: 'indigo',
  'in-file': 'plain',
  'on-record': 'plain',
  bad: 'late',
};

/** One row of the list: who it is, and what becomes of it. `mend`: the import, while its bad rows can be mended. */
export function VerdictRow({ row, mend }: { row: ImportRow; mend: string | null }) {
  const t = useWords(importWords);
  const cell = (title: ImportWord, children: React.ReactNode, phone?: 'head' | 'hide') => (
    <td role="cell" data-label={t(title)} data-phone={phone}>
      {children}
    </td>
  );
  return (
    <tr role="row" className={style.row}>
      {cell('line', <span className={style.rowLine}>{row.line}</span>)}
      {cell('person', row.name, 'head')}
      {cell('phone', row.phones.join(' ') || (row.typed?.phone ?? ''))}
      {cell(
        'birth',
        row.birth ? `${row.birth}${row.lunar ? ` ${t('lunar')}` : ''}` : '',
        row.birth ? undefined : 'hide',
      )}
      {cell('address', `${row.district}${row.address}`, row.address || row.district ? undefined : 'hide')}
      {cell('owner', row.owner ?? '', row.owner ? undefined : 'hide')}
      <td role="cell" data-label={t('says')} data-wide={row.verdict === 'bad' || row.typed !== null}>
        <Says row={row} />
        {row.typed && mend ? <MendRow id={mend} row={row} /> : null}
      </td>
    </tr>
  );
}

function Says({ row }: { row: ImportRow }) {
  const t = useWords(importWords);
  const say = useSay();
  return (
    <div className={style.said}>
      <Tag tone={TONES[row.verdict]}>{t(row.verdict)}</Tag>{' '}
      {row.verdict === 'new' && !row.callable ? <Tag tone="soon">{t('uncallable')}</Tag> : null}
      {row.matches?.line ? <div>{t('sameAsLine', { line: row.matches.line })}</div> : null}
      {row.matches && !row.matches.line ? <div>{t('sameAs', { name: row.matches.name })}</div> : null}
      {row.household === null ? null : <div>{t('householdWith', { name: row.household })}</div>}
      <Changes row={row} />
      {row.faults.map((fault) => (
        <div key={fault.field + fault.en} className={style.fault}>
          {say(fault)}
        </div>
      ))}
      {row.notes.map((note) => (
        <div key={note.field + note.en}>{say(note)}</div>
      ))}
    </div>
  );
}

function Changes({ row }: { row: ImportRow }) {
  const t = useWords(importWords);
  if (row.verdict !== 'update' || !row.changes) return null;
  const shown = (field: string, value: string): string => {
    if (field === 'gender' || field === 'consent')
      return value in importWords.said ? t(value as ImportWord) : value;
    return field === 'owner' && value !== '' ? (row.owner ?? value) : value;
  };
  return (
    <>
      {Object.entries(row.changes).map(([field, [before, after]]) => {
        const values = {
          field: t(field as ImportWord),
          before: shown(field, before),
          after: shown(field, after),
        };
        const empty = before === '' || before === 'unknown' || field === 'phone';
        return <div key={field}>{t(empty ? 'fills' : 'changes', values)}</div>;
      })}
    </>
  );
}
