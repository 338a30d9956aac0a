import { CloseOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { useWords } from '../../../ui/words.ts';
import { device } from '../device/device.ts';
import { followupWords } from '../words.ts';
import style from './record.module.css';

const most = 9;

/** Pictures wait on the device with the record they belong to. */
export function Photos({ ids, onChange }: { ids: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useWords(followupWords);
  const { member } = useSession();
  const { message } = App.useApp();
  const add = async (picked: readonly Picked[], chosen: number) => {
    if (ids.length + chosen > most) void message.warning(t('photoTooMany', { n: most }));
    const added: string[] = [];
    for (const { blob } of picked.slice(0, most - ids.length))
      added.push(await device.photos.add({ id: newId(), member: member.id, blob, sent: false }));
    if (added.length > 0) onChange([...ids, ...added]);
  };
  return (
    <fieldset className={style.photos} aria-label={t('photos')}>
      {ids.map((id, i) => (
        <Thumb
          key={id}
          id={id}
          label={t('removePhoto', { n: i + 1 })}
          remove={() => onChange(ids.filter((other) => other !== id))}
        />
      ))}
      <AttachmentField accept="pictures" multiple bad={t('photoBad')} taken={add}>
        {t('addPhoto')}
      </AttachmentField>
    </fieldset>
  );
}

function Thumb({ id, label, remove }: { id: string; label: string; remove: () => void }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    void device.photos.get(id).then((photo) => {
      if (!photo) return;
      made = URL.createObjectURL(photo.blob);
      setUrl(made);
    });
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return (
    <span className={style.thumb}>
      {url ? <img src={url} alt="" /> : null}
      <button type="button" className="gj-plain" aria-label={label} onClick={remove}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  );
}
