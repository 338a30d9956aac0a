import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { z } from 'zod';
import type { batchResult } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useNameOf, useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { LendingDesk } from './desk/lending-desk.tsx';
import { type FileRow, useFiles, usePaperChange } from './queries.ts';
import { Shelves } from './shelves.tsx';
import { paperWords } from './words.ts';

const SHELVES = ['mine', 'tonight', 'to-hand-in', 'to-keep', 'kept', 'lent', 'lost'] as const;

/** 档案: the lending desk for who keeps them, the evening's files for who makes them. */
export function FilesScreen() {
  const t = useWords(paperWords);
  const { can } = useSession();
  const asked = useSearch({ strict: false }) as { show?: string };
  const show = SHELVES.find((shelf) => shelf === asked.show) ?? (can('file.lend') ? 'lent' : 'mine');
  const files = useFiles(show);
  if (files.isPending) return <Loading rows={8} />;
  if (files.isError) return <ErrorState error={files.error} again={() => void files.refetch()} />;
  return (
    <Page title={t('files')} wide actions={<Stickers rows={files.data.rows} />}>
      <LendingDesk />
      <Shelves path="/files" shelves={SHELVES} now={show} counts={files.data.counts} />
      <AllAtOnce show={show} rows={files.data.rows} />
      {files.data.rows.length === 0 ? (
        <EmptyState title={t('nothingHere')} />
      ) : (
        <Rows rows={files.data.rows} />
      )}
    </Page>
  );
}

type Answer = z.infer<typeof batchResult>;

/** Where folders are paper, their numbers can be printed to stick on. */
function Stickers({ rows }: { rows: readonly FileRow[] }) {
  const t = useWords(paperWords);
  const numbers = rows
    .filter(({ mode, state }) => mode !== 'electronic' && state !== 'draft')
    .map(({ number }) => number);
  if (numbers.length === 0) return null;
  return (
    <Link to={'/files/stickers' as string} search={{ numbers: numbers.join(',') } as never}>
      {t('stickersFor', { n: numbers.length })}
    </Link>
  );
}

/** The evening's files in one tap, when the folders need no scanning one by one. */
function AllAtOnce({ show, rows }: { show: string; rows: readonly FileRow[] }) {
  const t = useWords(paperWords);
  const { can, member } = useSession();
  const path =
    show === 'to-hand-in' && can('file.make')
      ? 'hand-in'
      : show === 'to-keep' && can('file.keep')
        ? 'keep'
        : null;
  const mine = path === 'hand-in' ? rows.filter(({ madeBy }) => madeBy.id === member.id) : rows;
  const all = usePaperChange(() =>
    api.post<Answer>(`/api/files/${path}`, { id: newId(), numbers: mine.map(({ number }) => number) }),
  );
  if (path === null || mine.length === 0) return null;
  return (
    <Button type="primary" loading={all.isPending} onClick={() => all.mutate(undefined)}>
      {path === 'hand-in' ? t('handInAll', { n: mine.length }) : t('keepAll', { n: mine.length })}
    </Button>
  );
}

function Rows({ rows }: { rows: readonly FileRow[] }) {
  const t = useWords(paperWords);
  const nameOf = useNameOf();
  const code = useCode();
  const columns: Column<FileRow>[] = [
    {
      key: 'number',
      title: t('number'),
      phone: 'head',
      show: (row) => (
        <Link to={`/files/${row.id}` as string}>
          {row.number} {row.customer.name}
        </Link>
      ),
    },
    { key: 'state', title: t('state'), phone: 'inline', show: (row) => code('file', row.state) },
    {
      key: 'who',
      title: t('who'),
      phone: 'inline',
      show: (row) =>
        row.holder && row.state !== 'draft'
          ? t('holder', { name: nameOf(row.holder) })
          : t('custodian', { name: nameOf(row.custodian) }),
    },
    { key: 'mode', title: '', phone: 'inline', show: (row) => <Tag>{code('mode', row.mode)}</Tag> },
    {
      key: 'due',
      title: t('due'),
      show: (row) =>
        row.dueAt ? (
          <DueLabel dueAt={row.dueAt} />
        ) : row.state === 'draft' ? (
          row.missing > 0 ? (
            t('missing', { n: row.missing })
          ) : (
            t('complete')
          )
        ) : (
          '—'
        ),
    },
  ];
  return <ResponsiveTable label={t('files')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
