import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useId } from 'react';
import type { Survey } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { Section } from '../../../ui/page.tsx';
import { shrinkPicture } from '../../../ui/shrink-picture.ts';
import { useWords } from '../../../ui/words.ts';
import style from './papers.module.css';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** 纸质原件: pictures of the paper, added while the form is on its way. Sealed, they are sealed with it. */
export function FormPhotos({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const { message } = App.useApp();
  const field = useId();
  const changes = survey.may.includes('photograph');
  const add = usePaperChange(async (picture: Blob) => {
    const id = newId();
    const form = new FormData();
    form.append('file', picture, 'form.jpg');
    await api.put(`/api/attachments/${id}`, form);
    await api.put(`/api/surveys/${survey.id}/photos/${id}`, {});
  });
  const drop = usePaperChange((id: string) => api.delete(`/api/surveys/${survey.id}/photos/${id}`));
  if (!changes && survey.photos.length === 0) return null;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const picture = await shrinkPicture(file).catch(() => null);
    if (picture) add.mutate(picture);
    else void message.error(t('photoBad'));
  };
  return (
    <Section title={t('photosTitle')} note={t('photosNote')}>
      <PhotoList photos={survey.photos} remove={changes ? drop.mutate : null} />
      {changes ? (
        <label htmlFor={field} className={style.addPhoto} aria-busy={add.isPending}>
          <CameraOutlined aria-hidden /> {t('photoAdd')}
          <input
            id={field}
            type="file"
            accept="image/*"
            capture="environment"
            className="gj-hidden"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
      ) : null}
    </Section>
  );
}

export function PhotoList(props: { photos: readonly string[]; remove: ((id: string) => void) | null }) {
  const t = useWords(paperWords);
  const { remove } = props;
  return (
    <ul className={style.photos}>
      {props.photos.map((id, at) => (
        <li key={id}>
          <img src={`/api/attachments/${id}`} alt={t('photoOf', { n: at + 1 })} />
          {remove ? (
            <button
              type="button"
              className="gj-plain"
              aria-label={t('photoRemove', { n: at + 1 })}
              onClick={() => remove(id)}
            >
              <CloseOutlined aria-hidden />
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
