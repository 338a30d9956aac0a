import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips, ManyChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { useChange } from './queries.ts';
import { personWords } from './words.ts';

const DISTURB = [
  'noon-nap',
  'no-evening',
  'no-weekend',
  'message-first',
  'ask-family',
  'visit-only',
] as const;
/** Both are masked, so that what stands there is kept until something else is typed. */
const NOTES: Partial<Record<string, 'phonesKeep' | 'emailKeep'>> = {
  phones: 'phonesKeep',
  email: 'emailKeep',
};
const TYPES: Partial<Record<string, 'tel' | 'email'>> = { phones: 'tel', email: 'email' };
const KINDS = ['retired', 'working', 'business'] as const;

/** Corrects particulars and wishes; only what differs is sent, with the revision one saw. */
export function EditSheet({ page, close }: { page: CustomerPage; close: () => void }) {
  const t = useWords(personWords);
  const code = useCode();
  const before = first(page);
  const [now, setNow] = useState(before);
  const set = (change: Partial<typeof now>) => setNow({ ...now, ...change });
  const save = useChange(
    page.id,
    () => api.patch(`/api/customers/${page.id}`, changes(page, before, now)),
    close,
  );
  const lines = ['name', 'phones', 'birth', 'area', 'district', 'address', 'email'] as const;
  return (
    <SideSheet
      title={t('edit')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('save')}
        </Button>
      }
    >
      {lines.map((line) => (
        <TextField
          key={line}
          label={t(line)}
          note={NOTES[line] && t(NOTES[line])}
          type={TYPES[line] ?? 'text'}
          value={now[line]}
          onChange={(value) => set({ [line]: value })}
        />
      ))}
      <ChoiceChips
        legend={t('kind')}
        value={now.kind}
        onChange={(kind) => set({ kind })}
        chips={KINDS.map((value) => ({ value, label: code('kind', value) }))}
      />
      <div className={style.pair}>
        <TextField
          label={t('quietFrom')}
          type="time"
          value={now.quietFrom}
          onChange={(quietFrom) => set({ quietFrom })}
        />
        <TextField
          label={t('quietTo')}
          type="time"
          value={now.quietTo}
          onChange={(quietTo) => set({ quietTo })}
        />
      </div>
      <ManyChips
        legend={t('wish')}
        values={now.disturb}
        onChange={(disturb) => set({ disturb })}
        chips={DISTURB.map((value) => ({ value, label: code('disturb', value) }))}
      />
    </SideSheet>
  );
}

const first = (page: CustomerPage) => ({
  name: page.name,
  phones: '',
  email: '',
  birth: page.birth ? `${page.birth.lunar ? '农历' : ''}${page.birth.date}` : '',
  area: page.area,
  district: page.district,
  address: page.address,
  kind: page.kind,
  quietFrom: page.quiet?.from ?? '',
  quietTo: page.quiet?.to ?? '',
  disturb: page.disturb,
});
type Form = ReturnType<typeof first>;

function changes(page: CustomerPage, before: Form, now: Form) {
  const changed: Record<string, unknown> = { revision: page.revision };
  for (const line of ['name', 'birth', 'area', 'district', 'address', 'kind', 'disturb'] as const)
    if (before[line] !== now[line]) changed[line] = now[line];
  if (now.phones.trim() !== '') changed.phones = [now.phones];
  if (now.email.trim() !== '') changed.email = now.email.trim();
  if (before.quietFrom !== now.quietFrom || before.quietTo !== now.quietTo)
    changed.quiet = now.quietFrom && now.quietTo ? { from: now.quietFrom, to: now.quietTo } : null;
  return changed;
}
