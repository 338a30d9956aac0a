import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Areas } from '../../../../contract/areas.ts';
import { api } from '../../../api/client.ts';
import { ManyChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { areaWords } from './area-words.ts';
import style from './papers.module.css';
import { usePaperChange } from './queries.ts';

type Line = Areas['members'][number];

/** 片区分工: who is near to whom, where the rules of allocation ask it (S003.2-11, -12). */
export function AreasScreen() {
  const t = useWords(areaWords);
  const [open, setOpen] = useState<Line | null>(null);
  const query = useQuery({
    queryKey: ['customers', 'papers', 'areas'],
    queryFn: ({ signal }) => api.get<Areas>('/api/areas', signal),
  });
  if (query.isPending) return <Loading rows={8} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  return (
    <Page title={t('areas')} note={t('areasNote')}>
      <Lines lines={query.data.members} open={setOpen} />
      {open ? <GiveSheet line={open} areas={query.data.areas} close={() => setOpen(null)} /> : null}
    </Page>
  );
}

function Lines({ lines, open }: { lines: readonly Line[]; open: (line: Line) => void }) {
  const t = useWords(areaWords);
  const columns: Column<Line>[] = [
    { key: 'member', title: t('member'), phone: 'head', show: ({ member }) => member.name },
    {
      key: 'areas',
      title: t('near'),
      show: ({ given, served }) =>
        given.length > 0 ? (
          given.join('、')
        ) : (
          <span className={style.quiet}>
            {served.length > 0 ? t('asServed', { areas: served.join('、') }) : t('none')}
          </span>
        ),
    },
    {
      key: 'act',
      title: '',
      align: 'right',
      show: (line) => (
        <Button aria-label={t('changeOf', { name: line.member.name })} onClick={() => open(line)}>
          {t('change')}
        </Button>
      ),
    },
  ];
  return (
    <ResponsiveTable label={t('areas')} columns={columns} rows={lines} rowKey={({ member }) => member.id} />
  );
}

function GiveSheet({ line, areas, close }: { line: Line; areas: Areas['areas']; close: () => void }) {
  const t = useWords(areaWords);
  const [chosen, setChosen] = useState<readonly string[]>(line.given);
  const [other, setOther] = useState('');
  const save = usePaperChange(
    () =>
      api.put(`/api/areas/${line.member.id}`, {
        areas: [...chosen, ...(other.trim() === '' ? [] : [other.trim()])],
      }),
    close,
  );
  const known = [...new Set([...areas.map(({ area }) => area), ...line.given])];
  const count = new Map(areas.map(({ area, customers }) => [area, customers]));
  return (
    <SideSheet
      title={t('areasOf', { name: line.member.name })}
      close={close}
      foot={
        <Button type="primary" size="large" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('save')}
        </Button>
      }
    >
      <p className={style.quiet}>{t('giveNote')}</p>
      <ManyChips
        legend={t('near')}
        values={chosen}
        onChange={setChosen}
        chips={known.map((area) => ({ value: area, label: `${area} ${count.get(area) ?? 0}` }))}
      />
      <TextField label={t('other')} value={other} onChange={setOther} />
    </SideSheet>
  );
}
