import { Button } from 'antd';
import { useState } from 'react';
import type { Speaker } from '../../../../contract/texts.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { PaperSheet } from './paper-sheet.tsx';
import { SpeakerSheet } from './speaker-sheet.tsx';
import { textWords, titleWords } from './words.ts';

/** Who speaks, what they are called, and the paper for it. */
export function Speakers(props: { event: string; speakers: readonly Speaker[]; may: boolean }) {
  const t = useWords(textWords);
  const title = useWords(titleWords);
  const [open, setOpen] = useState(false);
  const [lacks, setLacks] = useState<Speaker | null>(null);
  return (
    <Section
      title={t('speakers')}
      note={t('speakersNote')}
      actions={props.may ? <Button onClick={() => setOpen(true)}>{t('addSpeaker')}</Button> : null}
    >
      {props.speakers.length === 0 ? <p className={style.quiet}>{t('noSpeakers')}</p> : null}
      <ul>
        {props.speakers.map((one) => (
          <li key={one.id} className={style.line}>
            <span className={style.grow}>
              {one.name} {title(one.title)}{' '}
              <span className={style.quiet}>{[one.credential, one.licence].filter(Boolean).join(' · ')}</span>
            </span>
            {one.evidence ? null : <Tag tone="soon">{t('noPaper')}</Tag>}
            {!one.evidence && props.may ? (
              <Button onClick={() => setLacks(one)}>{t('paperOf', { name: one.name })}</Button>
            ) : null}
            {one.evidence && props.may ? (
              <a href={`/api/speakers/${one.id}/evidence`} target="_blank" rel="noreferrer">
                {t('seePaper', { name: one.name })}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {lacks ? <PaperSheet event={props.event} speaker={lacks} close={() => setLacks(null)} /> : null}
      {open ? <SpeakerSheet event={props.event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}
