import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MemberRow, PostCode } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { meKey } from '../../../api/session.tsx';
import { ManyChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { usePosts } from '../settings/posts.tsx';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import { MemberActs } from './member-acts.tsx';
import { membersKey, useColleagues, useDepartments } from './people-queries.ts';
import { peopleWords } from './words.ts';

interface Draft {
  name: string;
  signInName: string;
  phone: string;
  department: string;
  lineManager: string;
  posts: PostCode[];
}

const draftOf = (member: MemberRow | null): Draft => ({
  name: member?.name ?? '',
  signInName: member?.signInName ?? '',
  phone: member?.phone ?? '',
  department: member?.department?.id ?? '',
  lineManager: member?.ownLineManager ?? '',
  posts: member?.posts.map(({ code }) => code) ?? [],
});

/** A member in a sheet: who they are, their posts, whom they answer to; and for those on record, link and leaving. */
export function MemberSheet({ member, close }: { member: MemberRow | null; close: () => void }) {
  const t = useWords(peopleWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [id] = useState(() => member?.id ?? newId());
  const [draft, setDraft] = useState(() => draftOf(member));
  const save = useMutation({
    mutationFn: () => send(id, draft, member),
    onSuccess: async () => {
      await Promise.all(
        [membersKey, ['posts'], ['colleagues'], meKey].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
      void message.success(t('saved'));
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <SideSheet
      title={member ? t('editOf', { name: member.name }) : t('add')}
      close={close}
      foot={
        <Button
          type="primary"
          htmlType="submit"
          form="member-form"
          loading={save.isPending}
          disabled={!draft.name.trim()}
        >
          {t('save')}
        </Button>
      }
    >
      <form id="member-form" onSubmit={submit}>
        <RefusedNote error={save.error} />
        <Particulars draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
        <Place self={id} draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      </form>
      {member ? <MemberActs member={member} close={close} /> : null}
    </SideSheet>
  );
}

function send(id: string, draft: Draft, member: MemberRow | null): Promise<MemberRow> {
  const department = draft.department || null;
  const body = {
    name: draft.name.trim(),
    signInName: draft.signInName.trim().toLowerCase() || null,
    phone: draft.phone.trim(),
    department,
    lineManager: draft.lineManager || null,
    posts: draft.posts.map((post) => ({ post, department })),
  };
  if (!member) return api.post('/api/members', { id, ...body });
  return api.patch(`/api/members/${id}`, { revision: member.revision, ...body });
}

interface Part {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
}

function Particulars({ draft, set }: Part) {
  const t = useWords(peopleWords);
  return (
    <>
      <TextField
        label={t('name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={t('signInName')}
        note={t('signInNameNote')}
        value={draft.signInName}
        onChange={(signInName) => set({ signInName })}
        autoComplete="off"
      />
      <TextField
        label={t('phone')}
        note={t('phoneNote')}
        type="tel"
        value={draft.phone}
        onChange={(phone) => set({ phone })}
        autoComplete="off"
      />
    </>
  );
}

function Place({ self, draft, set }: Part & { self: string }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const posts = usePosts().data?.posts ?? [];
  const departments = useDepartments().data?.departments ?? [];
  const colleagues = useColleagues().data?.colleagues ?? [];
  return (
    <>
      <ManyChips
        legend={t('posts')}
        chips={posts.map((post) => ({ value: post.code, label: say(post.name) }))}
        values={draft.posts}
        onChange={(chosen) => set({ posts: chosen })}
      />
      <SelectField
        label={t('department')}
        choices={[
          { value: '', label: t('noDepartment') },
          ...departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.department}
        onChange={(department) => set({ department })}
      />
      <SelectField
        label={t('lineManager')}
        choices={[
          { value: '', label: t('byDepartment') },
          ...colleagues.filter(({ id }) => id !== self).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={draft.lineManager}
        onChange={(lineManager) => set({ lineManager })}
      />
    </>
  );
}
