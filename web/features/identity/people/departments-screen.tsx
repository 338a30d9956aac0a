import { Button } from 'antd';
import { type CSSProperties, useState } from 'react';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { DepartmentSheet } from './department-sheet.tsx';
import style from './people.module.css';
import { type Departments, useDepartments } from './people-queries.ts';
import { peopleWords } from './words.ts';

type Department = Departments['departments'][number];

/** The tree as an indented list: it reads on a phone and by ear. */
export function DepartmentsScreen() {
  const t = useWords(peopleWords);
  const [open, setOpen] = useState<Department | 'new' | null>(null);
  const list = useDepartments();
  const all = list.data?.departments ?? [];
  return (
    <Page
      title={t('departments')}
      note={<BackLink to="/settings">{t('settings')}</BackLink>}
      actions={
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('addDepartment')}
        </Button>
      }
    >
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data && all.length === 0 ? (
        <EmptyState title={t('noneYet')}>{t('noneYetNote')}</EmptyState>
      ) : null}
      {all.length > 0 ? (
        <ul className={style.tree}>
          {inOrder(all).map(({ department, depth }) => (
            <Row key={department.id} department={department} depth={depth} open={() => setOpen(department)} />
          ))}
        </ul>
      ) : null}
      {open ? (
        <DepartmentSheet all={all} department={open === 'new' ? null : open} close={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

function inOrder(
  all: readonly Department[],
  parent: string | null = null,
  depth = 0,
): { department: Department; depth: number }[] {
  return all
    .filter((one) => one.parent === parent)
    .flatMap((department) => [{ department, depth }, ...inOrder(all, department.id, depth + 1)]);
}

function Row({ department, depth, open }: { department: Department; depth: number; open: () => void }) {
  const t = useWords(peopleWords);
  return (
    <li style={{ '--depth': depth } as CSSProperties}>
      <span>
        {department.name} {department.kind === 'branch' ? <Tag tone="indigo">{t('branch')}</Tag> : null}
        <small>
          {t('leader')} {department.leader?.name ?? t('noLeader')} · {t('people', { n: department.members })}
          {department.region ? ` · ${department.region}` : ''}
        </small>
      </span>
      <Button type="link" onClick={open} aria-label={t('editOf', { name: department.name })}>
        {t('edit')}
      </Button>
    </li>
  );
}
