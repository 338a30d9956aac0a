import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { speakerTitle } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { sendAttachment } from '../../../api/send-attachment.ts';
import type { Picked } from '../../../ui/attachment-field.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { PaperField } from './paper-field.tsx';
import { textWords, titleWords } from './words.ts';

type Title = z.infer<typeof speakerTitle>;
const TITLES: readonly Title[] = ['lecturer', 'consultant', 'expert', 'doctor'];

/** A speaker is put on record with the paper; for a doctor the licence number is asked as well. */
export function SpeakerSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(textWords);
  const titled = useWords(titleWords);
  const [id] = useState(newId);
  const [given, setGiven] = useState({ name: '', title: 'lecturer' as Title, credential: '', licence: '' });
  const [paper, setPaper] = useState<Picked | null>(null);
  const set = (some: Partial<typeof given>) => setGiven({ ...given, ...some });
  const save = useEventWrite(event, async () => {
    const evidence = paper ? await sendAttachment(`paper-${id}`, paper.blob, paper.name) : null;
    await api.post(`/api/events/${encodeURIComponent(event)}/speakers`, { id, ...given, evidence });
    close();
  });
  return (
    <SideSheet
      title={t('addSpeaker')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          disabled={given.name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {t('save')}
        </Button>
      }
    >
      <div className={style.form}>
        <TextField label={t('speakerName')} value={given.name} onChange={(name) => set({ name })} />
        <SelectField
          label={t('speakerTitle')}
          choices={TITLES.map((value) => ({ value, label: titled(value) }))}
          value={given.title}
          onChange={(title) => set({ title })}
        />
        <TextField
          label={t('credential')}
          hint={t('credentialHint')}
          value={given.credential}
          onChange={(credential) => set({ credential })}
        />
        {given.title === 'doctor' ? (
          <TextField label={t('licence')} value={given.licence} onChange={(licence) => set({ licence })} />
        ) : null}
        <PaperField has={paper !== null} taken={setPaper} />
      </div>
    </SideSheet>
  );
}
