import type { z } from 'zod';
import type { Speaker, textCategory, textUse } from '../../../../contract/texts.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import own from './texts.module.css';
import { categoryWords, textUseWords, textWords, titleWords } from './words.ts';

type Use = z.infer<typeof textUse>;
type Category = z.infer<typeof textCategory>;
export interface Head {
  title: string;
  use: Use;
  category: Category | null;
  speaker: string | null;
}

const USES: readonly Use[] = ['slides', 'host-script', 'invitation', 'message', 'advertisement'];
const CATEGORIES: readonly (Category | 'none')[] = [
  'health-food',
  'food',
  'device',
  'appliance',
  'service',
  'none',
];

/** What it is called and for, and of what goods; once it was handed in only who speaks may change. */
export function HeadFields(props: {
  head: Head;
  change: (head: Head) => void;
  begun: boolean;
  speakers: readonly Speaker[];
}) {
  const { head, change, begun, speakers } = props;
  const t = useWords(textWords);
  const use = useWords(textUseWords);
  const category = useWords(categoryWords);
  const title = useWords(titleWords);
  return (
    <div className={`${style.row} ${own.head}`}>
      {begun ? null : (
        <>
          <TextField
            label={t('name')}
            value={head.title}
            onChange={(value) => change({ ...head, title: value })}
          />
          <SelectField
            label={t('use')}
            choices={USES.map((value) => ({ value, label: use(value) }))}
            value={head.use}
            onChange={(value) => change({ ...head, use: value })}
          />
          <SelectField
            label={t('category')}
            choices={CATEGORIES.map((value) => ({ value, label: category(value) }))}
            value={head.category ?? 'none'}
            onChange={(value) => change({ ...head, category: value === 'none' ? null : value })}
          />
        </>
      )}
      {speakers.length === 0 ? null : (
        <SelectField
          label={t('speaker')}
          choices={[
            { value: '', label: t('noSpeaker') },
            ...speakers.map((one) => ({ value: one.id, label: `${one.name} ${title(one.title)}` })),
          ]}
          value={head.speaker ?? ''}
          onChange={(value) => change({ ...head, speaker: value || null })}
        />
      )}
    </div>
  );
}
