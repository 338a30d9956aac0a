import { UploadOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import type { ReadText } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** A file becomes pages to look at; nothing is kept until it is handed in. */
export function FileField({ taken }: { taken: (file: ReadText) => void }) {
  const t = useWords(textWords);
  const field = useId();
  const tell = useTellError();
  const [reading, setReading] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    const form = new FormData();
    form.append('file', file, file.name);
    await api.post<ReadText>('/api/texts/pages', form).then(taken, tell);
    setReading(false);
  };
  return (
    <div className={style.file}>
      <label htmlFor={field}>
        <UploadOutlined aria-hidden /> {reading ? t('reading') : t('file')}
        <input
          id={field}
          type="file"
          accept=".pptx,.docx,.txt"
          className="gj-hidden"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            // The same file mended outside and chosen again is read again
            event.target.value = '';
          }}
        />
      </label>
      <span>{t('fileNote')}</span>
    </div>
  );
}
