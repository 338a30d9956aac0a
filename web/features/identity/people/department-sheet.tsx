import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import style from './people.module.css';
import { type Departments, departmentsKey, membersKey, useColleagues } from './people-queries.ts';
import { peopleWords } from './words.ts';

type Department = Departments['departments'][number];

export function DepartmentSheet(props: {
  all: readonly Department[];
  department: Department | null;
  close: () => void;
}) {
  const { all, department, close } = props;
  const t = useWords(peopleWords);
  const queries = useQueryClient();
  const [id] = useState(() => department?.id ?? newId());
  const [draft, setDraft] = useState(() => ({
    name: department?.name ?? '',
    kind: department?.kind ?? ('department' as const),
    parent: department?.parent ?? '',
    leader: department?.leader?.id ?? '',
    region: department?.region ?? '',
  }));
  const colleagues = useColleagues().data?.colleagues ?? [];
  const done = async (after: Departments) => {
    queries.setQueryData(departmentsKey, after);
    await queries.invalidateQueries({ queryKey: membersKey });
    close();
  };
  const save = useMutation({
    mutationFn: () => {
      const { parent, leader, region, ...rest } = draft;
      const body = { ...rest, parent: parent || null, leader: leader || null, region: region.trim() || null };
      return department
        ? api.patch<Departments>(`/api/departments/${id}`, body)
        : api.post<Departments>('/api/departments', { id, ...body });
    },
    onSuccess: done,
  });
  const shut = useMutation({
    mutationFn: () => api.delete<Departments>(`/api/departments/${id}`),
    onSuccess: done,
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <SideSheet
      title={department ? t('editOf', { name: department.name }) : t('addDepartment')}
      close={close}
      foot={
        <Button
          type="primary"
          htmlType="submit"
          form="department-form"
          loading={save.isPending}
          disabled={!draft.name.trim()}
        >
          {t('save')}
        </Button>
      }
    >
      <form id="department-form" onSubmit={send}>
        <RefusedNote error={save.error ?? shut.error} />
        <TextField label={t('name')} value={draft.name} onChange={(name) => set({ name })} autoFocus />
        <ChoiceChips
          legend={t('kind')}
          chips={[
            { value: 'department', label: t('plain') },
            { value: 'branch', label: t('branch') },
          ]}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <SelectField
          label={t('parent')}
          choices={[
            { value: '', label: t('top') },
            ...all.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={draft.parent}
          onChange={(parent) => set({ parent })}
        />
        <SelectField
          label={t('leader')}
          choices={[
            { value: '', label: t('noLeader') },
            ...colleagues.map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={draft.leader}
          onChange={(leader) => set({ leader })}
        />
        {draft.kind === 'branch' ? (
          <TextField
            label={t('region')}
            note={t('regionNote')}
            value={draft.region}
            onChange={(region) => set({ region })}
          />
        ) : null}
      </form>
      {department ? (
        <div className={style.acts}>
          <Popconfirm title={t('close')} description={t('closeSure')} onConfirm={() => shut.mutate()}>
            <Button loading={shut.isPending}>{t('close')}</Button>
          </Popconfirm>
        </div>
      ) : null}
    </SideSheet>
  );
}
