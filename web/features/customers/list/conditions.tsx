import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { CustomerFilter } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './list.module.css';
import { type Sort, useViews, type View, viewsKey } from './queries.ts';
import { listWords } from './words.ts';

interface Props {
  filter: CustomerFilter;
  onChange: (filter: CustomerFilter) => void;
  areas: readonly string[];
  owners: readonly { id: string; name: string }[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** The filter read as one sentence, each word of which can be changed. */
export function Conditions({ filter, onChange, areas, owners, sort, onSort }: Props) {
  const t = useWords(listWords);
  const code = useCode();
  const set = (change: CustomerFilter) => onChange(JSON.parse(JSON.stringify({ ...filter, ...change })));
  const yesNo = (value: string) => (value === '' ? undefined : value === 'yes');
  const said = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');
  return (
    <section className={style.sentence} aria-label={t('filters')}>
      <Views filter={filter} onChoose={onChange} />
      <Word
        label={t('owner')}
        value={filter.owner ?? ''}
        onChange={(owner) => set({ owner: owner || undefined })}
        choices={[
          ['', t('anyOwner')],
          ['me', t('mine')],
          ['nobody', t('nobodys')],
          ...owners.map(({ id, name }): Pair => [id, name]),
        ]}
      />
      <Word
        label={t('kind')}
        value={filter.kind ?? ''}
        onChange={(kind) => set({ kind: (kind || undefined) as CustomerFilter['kind'] })}
        choices={[
          ['', t('anyKind')],
          ...(['retired', 'working', 'business'] as const).map((kind): Pair => [kind, code('kind', kind)]),
        ]}
      />
      <Word
        label={t('bought')}
        value={said(filter.bought)}
        onChange={(value) => set({ bought: yesNo(value) })}
        choices={[
          ['', t('anyBought')],
          ['yes', t('bought')],
          ['no', t('notBought')],
        ]}
      />
      <Word
        label={t('lastContact')}
        value={String(filter.quietDays ?? '')}
        onChange={(days) => set({ quietDays: days ? Number(days) : undefined })}
        choices={[
          ['', t('anyQuiet')],
          ['7', t('quiet7')],
          ['30', t('quiet30')],
          ['90', t('quiet90')],
        ]}
      />
      <Word
        label={t('mayCall')}
        value={said(filter.callable)}
        onChange={(value) => set({ callable: yesNo(value) })}
        choices={[
          ['', t('anyCall')],
          ['yes', t('mayCall')],
          ['no', t('mayNotCall')],
        ]}
      />
      <Word
        label={t('area')}
        value={filter.area ?? ''}
        onChange={(area) => set({ area: area || undefined })}
        choices={[['', t('anyArea')], ...areas.map((area): Pair => [area, area])]}
      />
      <Word
        label={t('fileMade')}
        value={filter.file ?? ''}
        onChange={(file) => set({ file: (file || undefined) as CustomerFilter['file'] })}
        choices={[
          ['', t('anyFile')],
          ['none', t('fileNone')],
          ['draft', t('fileDraft')],
          ['made', t('fileMade')],
        ]}
      />
      <Word
        label={t('sort')}
        value={sort}
        calm
        onChange={(value) => onSort(value as Sort)}
        choices={(['newest', 'name', 'quiet'] as const).map((value): Pair => [value, t(`sort.${value}`)])}
      />
      {Object.keys(filter).length > 0 ? (
        <Button type="link" onClick={() => onChange({})}>
          {t('clear')}
        </Button>
      ) : null}
    </section>
  );
}

type Pair = [value: string, label: string];

/** One word of the sentence: the phone's own picker, drawn as a word. */
function Word(props: {
  label: string;
  value: string;
  choices: readonly Pair[];
  onChange: (value: string) => void;
  /** Always has a value: chosen is nothing special. */
  calm?: boolean;
}) {
  const id = useId();
  return (
    <span>
      <label htmlFor={id} className="gj-hidden">
        {props.label}
      </label>
      <select
        id={id}
        className={style.word}
        data-set={(props.value !== '' && !props.calm) || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

function Views({ filter, onChoose }: { filter: CustomerFilter; onChoose: (filter: CustomerFilter) => void }) {
  const t = useWords(listWords);
  const views = useViews(true);
  const [saving, setSaving] = useState(false);
  const now = JSON.stringify(filter);
  const rows = views.data?.rows ?? [];
  const known = rows.find((view) => JSON.stringify(view.filter) === now);
  return (
    <>
      {rows.map((view) => (
        <button
          key={view.id}
          type="button"
          className={style.view}
          aria-pressed={view === known}
          onClick={() => onChoose(view === known ? {} : view.filter)}
        >
          {view.name}
        </button>
      ))}
      {known?.mine ? <RemoveView view={known} /> : null}
      {!known && now !== '{}' ? (
        <Button type="link" onClick={() => setSaving(true)}>
          {t('saveView')}
        </Button>
      ) : null}
      {saving ? <SaveView filter={filter} close={() => setSaving(false)} /> : null}
    </>
  );
}

function RemoveView({ view }: { view: View }) {
  const t = useWords(listWords);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.delete(`/api/customer-views/${view.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: viewsKey }),
    onError: useTellError(),
  });
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={t('remove', { name: view.name })}
      onClick={() => remove.mutate()}
    />
  );
}

function SaveView({ filter, close }: { filter: CustomerFilter; close: () => void }) {
  const t = useWords(listWords);
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => api.put(`/api/customer-views/${id}`, { id, name, filter, shared }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: viewsKey });
      close();
    },
    onError: useTellError(),
  });
  return (
    <SideSheet
      title={t('saveView')}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          disabled={name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('save')}
        </Button>
      }
    >
      <TextField label={t('viewName')} value={name} onChange={setName} autoFocus />
      <CheckField label={t('share')} checked={shared} onChange={setShared} />
    </SideSheet>
  );
}
