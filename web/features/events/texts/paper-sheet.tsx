import { Button } from 'antd';
import { useState } from 'react';
import type { Speaker } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { sendAttachment } from '../../../api/send-attachment.ts';
import type { Picked } from '../../../ui/attachment-field.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { PaperField } from './paper-field.tsx';
import { textWords } from './words.ts';

/** The paper of a speaker who was put on record without it, and what it says where that was left open. */
export function PaperSheet(props: { event: string; speaker: Speaker; close: () => void }) {
  const { event, speaker, close } = props;
  const t = useWords(textWords);
  const [id] = useState(newId);
  const [paper, setPaper] = useState<Picked | null>(null);
  const [given, setGiven] = useState({ credential: '', licence: '' });
  const save = useEventWrite(event, async () => {
    if (!paper) return;
    const evidence = await sendAttachment(`paper-${id}`, paper.blob, paper.name);
    await api.post(`/api/speakers/${speaker.id}/evidence`, { evidence, ...given });
    close();
  });
  return (
    <SideSheet
      title={t('paperOf', { name: speaker.name })}
      close={close}
      foot={
        <Button
          type="primary"
          block
          disabled={paper === null}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={style.form}>
        <PaperField has={paper !== null} taken={setPaper} />
        {speaker.credential === '' ? (
          <TextField
            label={t('credential')}
            hint={t('credentialHint')}
            value={given.credential}
            onChange={(credential) => setGiven({ ...given, credential })}
          />
        ) : null}
        {speaker.licence === '' ? (
          <TextField
            label={t('licence')}
            value={given.licence}
            onChange={(licence) => setGiven({ ...given, licence })}
          />
        ) : null}
      </div>
    </SideSheet>
  );
}
