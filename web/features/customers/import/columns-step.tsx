import { Button } from 'antd';
import { useState } from 'react';
import type {
  FoundColumn,
  ImportChoices,
  ImportField,
  ImportPage,
} from '../../../../contract/customer-import.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { Section } from '../../../ui/page.tsx';
import { ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { ConsentOf } from './consent-of.tsx';
import { DropButton } from './drop-button.tsx';
import style from './import.module.css';
import { useAct } from './queries.ts';
import { importWords } from './words.ts';

export const FIELDS: readonly ImportField[] = [
  'name',
  'phone',
  'gender',
  'birth',
  'district',
  'area',
  'address',
  'owner',
  'consent',
];

/** Which column is what. Guessed first; every guess can be mended. */
export function ColumnsStep({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const [choices, setChoices] = useState(page.choices);
  const act = useAct(page.id);
  const set = (change: Partial<ImportChoices>) => setChoices({ ...choices, ...change });
  return (
    <>
      <Found page={page} />
      <Section title={t('stepColumns')}>
        <ColumnTable
          columns={page.look.columns}
          chosen={choices.columns}
          choose={(columns) => set({ columns })}
        />
      </Section>
      <ConsentOf
        consent={choices.consent}
        byColumn={choices.columns.includes('consent')}
        change={(consent) => set({ consent })}
      />
      <Section title={t('differences')}>
        <ChoiceChips
          legend={t('differences')}
          hideLegend
          value={choices.differences}
          onChange={(differences) => set({ differences })}
          chips={[
            { value: 'keep', label: t('keep') },
            { value: 'replace', label: t('replace') },
          ]}
        />
      </Section>
      <div className={style.foot}>
        <Button
          type="primary"
          size="large"
          loading={act.isPending}
          onClick={() => act.mutate({ act: 'columns', body: choices })}
        >
          {t('judge')}
        </Button>
        <DropButton id={page.id} label={t('drop_')} />
      </div>
    </>
  );
}

/** What looking found, and the two things it may have got wrong: the sheet and the line of the headings. */
function Found({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const say = useSay();
  const act = useAct(page.id);
  const { sheets, sheet, headingLine, notes } = page.look;
  const look = (body: { sheet: string | null; headingLine?: number }) => act.mutate({ act: 'look', body });
  const lines = Array.from({ length: 21 }, (_, n) => ({
    value: String(n),
    label: n === 0 ? t('noHeading') : t('lineN', { n }),
  }));
  return (
    <Section title={t('stepFile')}>
      <div className={style.pair}>
        {sheets.length > 1 && sheet !== null ? (
          <SelectField
            label={t('sheet')}
            value={sheet}
            choices={sheets.map((name) => ({ value: name, label: name }))}
            onChange={(name) => look({ sheet: name })}
          />
        ) : null}
        <SelectField
          label={t('headingLine')}
          value={String(headingLine)}
          choices={lines}
          onChange={(line) => look({ sheet, headingLine: Number(line) })}
        />
      </div>
      {notes.length > 0 ? (
        <ul className={style.notes}>
          {notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function ColumnTable(props: {
  columns: readonly FoundColumn[];
  chosen: ImportChoices['columns'];
  choose: (columns: ImportChoices['columns']) => void;
}) {
  const t = useWords(importWords);
  const say = useSay();
  const choose = (at: number, field: ImportField | null) =>
    props.choose(props.columns.map((_, n) => (n === at ? field : (props.chosen[n] ?? null))));
  return (
    <ResponsiveTable
      label={t('stepColumns')}
      rows={props.columns.map((column, at) => ({ ...column, at }))}
      rowKey={({ letter }) => letter}
      columns={[
        {
          key: 'heading',
          title: t('column'),
          phone: 'head',
          show: ({ letter, heading }) => (
            <span className={style.heading}>
              <span className={style.letter}>{letter}</span> {heading}
            </span>
          ),
        },
        {
          key: 'samples',
          title: t('samples'),
          show: ({ samples }) => <span className={style.samples}>{samples.join('  ')}</span>,
        },
        {
          key: 'field',
          title: t('fillsField'),
          show: ({ at, letter, heading, left }) =>
            left ? (
              <span className={style.left}>{say(left)}</span>
            ) : (
              <select
                className={style.choose}
                aria-label={t('fieldOf', { letter, heading })}
                value={props.chosen[at] ?? ''}
                onChange={(event) => choose(at, (event.target.value || null) as ImportField | null)}
              >
                <option value="">{t('notTaken')}</option>
                {FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {t(field)}
                  </option>
                ))}
              </select>
            ),
        },
      ]}
    />
  );
}
