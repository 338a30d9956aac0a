import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** The certificate or licence of a speaker. */
export function PaperField({ has, taken }: { has: boolean; taken: (paper: Picked) => void }) {
  const t = useWords(textWords);
  return (
    <div className={style.file}>
      <AttachmentField accept="papers" bad={t('paperBad')} taken={([paper]) => paper && taken(paper)}>
        {has ? t('paperHere') : t('paper')}
      </AttachmentField>
    </div>
  );
}
