import type { z } from 'zod';
import type { approval } from '../../../../contract/owing.ts';
import { useSession } from '../../../api/session.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { WhyMark } from '../../../ui/marks.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useColleagues } from '../managing/colleagues.ts';
import style from './approvals.module.css';
import { approvalWords } from './words.ts';

export type Due = z.infer<typeof approval>['dueMeanwhile'][number];
/** Obligation → who covers it; empty: it stays where it is. */
export type Covers = Readonly<Record<string, string>>;

const memberOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

/** Whom the server proposes for each. */
export const proposed = (due: readonly Due[]): Covers =>
  Object.fromEntries(due.map(({ id, cover }) => [id, cover ? memberOf(cover.ref) : '']));

/** What falls due in the asker's name on those days, and who does it instead: read before saying yes. */
export function Meanwhile(props: {
  due: readonly Due[];
  asker: { ref: string; name: string };
  covers: Covers;
  onChange: (covers: Covers) => void;
}) {
  const { due, asker, covers, onChange } = props;
  const t = useWords(approvalWords);
  const say = useSay();
  const { can } = useSession();
  const people = useColleagues(can('obligation.delegate'));
  const choices = (people.data?.colleagues ?? [])
    .filter(({ id, posts }) => id !== memberOf(asker.ref) && posts.some((post) => post !== 'administrator'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={style.meanwhile}>
      <p>
        <b>{t('meanwhile', { n: due.length, name: asker.name })}</b> {t('meanwhileNote')}
      </p>
      <ul>
        {due.map((one) => (
          <li key={one.id}>
            <span>
              {one.subject.name} · {say(one.title)} <DueLabel dueAt={one.dueAt} />
            </span>
            <WhyMark obligation={one.id} of={`${one.subject.name} ${say(one.title)}`} />
            {can('obligation.delegate') ? (
              <SelectField
                label={t('coverFor', { name: one.subject.name })}
                choices={[{ value: '', label: t('noCover') }, ...choices]}
                value={covers[one.id] ?? ''}
                onChange={(to) => onChange({ ...covers, [one.id]: to })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
