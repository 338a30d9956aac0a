import { useState } from 'react';
import type { ReadText } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** A file becomes pages to look at; nothing is kept until it is handed in. */
export function FileField({ taken }: { taken: (file: ReadText) => void }) {
  const t = useWords(textWords);
  const tell = useTellError();
  const [reading, setReading] = useState(false);
  const read = async ([picked]: readonly Picked[]) => {
    if (!picked) return;
    setReading(true);
    const form = new FormData();
    form.append('file', picked.blob, picked.name);
    await api.post<ReadText>('/api/texts/pages', form).then(taken, tell);
    setReading(false);
  };
  return (
    <div className={style.file}>
      <AttachmentField accept="texts" bad={t('paperBad')} taken={read}>
        {reading ? t('reading') : t('file')}
      </AttachmentField>
      <span>{t('fileNote')}</span>
    </div>
  );
}
