import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../../api/session.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { useWords } from '../../../ui/words.ts';
import { useColleagues } from '../managing/colleagues.ts';
import style from './awards.module.css';
import { awardWords } from './words.ts';

/** For those who may read other people's: whose book is open. */
export function WhoseBook({ member }: { member: string | undefined }) {
  const t = useWords(awardWords);
  const { member: me, can } = useSession();
  const navigate = useNavigate();
  const mayRead = can('award.read-any');
  const people = useColleagues(mayRead);
  if (!mayRead || !people.data) return null;
  const options = people.data.colleagues.map(({ id, name }) => ({ value: id, label: name }));
  const open = (id: string) =>
    void navigate({ to: '.', search: { member: id === me.id ? undefined : id } } as never);
  return (
    <div className={style.whose}>
      <SelectField label={t('whose')} options={options} value={member ?? me.id} onChange={open} />
    </div>
  );
}
