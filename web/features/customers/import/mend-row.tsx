import { App, Button } from 'antd';
import { useState } from 'react';
import type { ImportField, ImportRow } from '../../../../contract/customer-import.ts';
import { useWords } from '../../../ui/words.ts';
import style from './import.module.css';
import { useMend } from './queries.ts';
import { importWords } from './words.ts';

/** The cells that are wrong, to be typed again where they stand. */
export function MendRow({ id, row }: { id: string; row: ImportRow }) {
  const t = useWords(importWords);
  const { message } = App.useApp();
  const [fields] = useState<ImportField[]>(() => wrongIn(row));
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field, (row.typed?.[field] ?? '').replaceAll('\n', ' / ')])),
  );
  const mend = useMend(
    id,
    ({ line, verdict }) => void message.success(t('mended', { line, verdict: t(verdict) })),
  );
  return (
    <form
      className={style.mend}
      onSubmit={(event) => {
        event.preventDefault();
        mend.mutate({ line: row.line, fields: typed });
      }}
    >
      {fields.map((field) => (
        <label key={field}>
          {t(field)}
          <input
            value={typed[field] ?? ''}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </label>
      ))}
      <Button htmlType="submit" loading={mend.isPending}>
        {t('mend')}
      </Button>
    </form>
  );
}

const wrongIn = ({ faults }: ImportRow): ImportField[] => {
  const fields = [...new Set(faults.map(({ field }) => field as ImportField))];
  return fields.length > 0 ? fields : ['name', 'phone'];
};
