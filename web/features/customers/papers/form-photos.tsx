import { CloseOutlined } from '@ant-design/icons';
import type { Survey } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { sendAttachment } from '../../../api/send-attachment.ts';
import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './papers.module.css';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** 纸质原件: pictures of the paper, added while the form is on its way. Sealed, they are sealed with it. */
export function FormPhotos({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const changes = survey.may.includes('photograph');
  const add = usePaperChange(async ({ blob }: Picked) => {
    const id = await sendAttachment(newId(), blob, 'form.jpg');
    await api.put(`/api/surveys/${survey.id}/photos/${id}`, {});
  });
  const drop = usePaperChange((id: string) => api.delete(`/api/surveys/${survey.id}/photos/${id}`));
  if (!changes && survey.photos.length === 0) return null;
  return (
    <Section title={t('photosTitle')} note={t('photosNote')}>
      <PhotoList photos={survey.photos} remove={changes ? drop.mutate : null} />
      {changes ? (
        <AttachmentField
          accept="pictures"
          busy={add.isPending}
          bad={t('photoBad')}
          taken={([picked]) => picked && add.mutate(picked)}
        >
          {t('photoAdd')}
        </AttachmentField>
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
