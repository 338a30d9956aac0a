import { CameraOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { shrinkPicture } from '../../../ui/shrink-picture.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import style from './sheets.module.css';
import { sheetWords } from './words.ts';

/** Pictures are sent as they are taken, and go with the sheet by their ids. */
export function PhotoField(props: {
  label: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  problem: string | null;
}) {
  const { label, ids, onChange, problem } = props;
  const t = useWords(sheetWords);
  const field = useId();
  const { message } = App.useApp();
  const tellError = useTellError();
  const [sending, setSending] = useState(false);
  const add = async (files: FileList | null) => {
    setSending(true);
    const added: string[] = [];
    for (const file of [...(files ?? [])].slice(0, 9 - ids.length)) {
      const blob = await shrinkPicture(file).catch(() => null);
      if (!blob) void message.error(t('photoBad'));
      else await sent(blob).then((id) => added.push(id), tellError);
    }
    setSending(false);
    if (added.length > 0) onChange([...ids, ...added]);
  };
  return (
    <fieldset aria-label={label} aria-describedby={problem ? `${field}-told` : undefined}>
      <p>{label}</p>
      <div className={style.buttons}>
        <label htmlFor={field} className={style.photo}>
          <CameraOutlined aria-hidden /> {sending ? '…' : t('addPhoto')}
          <input
            id={field}
            type="file"
            accept="image/*"
            multiple
            className="gj-hidden"
            onChange={(event) => void add(event.target.files)}
          />
        </label>
        {ids.length > 0 ? (
          <Button onClick={() => onChange([])}>
            {t('photoKept', { n: ids.length })} · {t('photoDrop')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p id={`${field}-told`} role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}

async function sent(blob: Blob): Promise<string> {
  const id = newId();
  const form = new FormData();
  form.append('file', blob, `${id}.jpg`);
  await api.put(`/api/attachments/${id}`, form);
  return id;
}
