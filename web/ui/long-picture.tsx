import { PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { drawText } from './draw-text.ts';
import style from './long-picture.module.css';
import { SideSheet } from './side-sheet.tsx';
import { uiWords } from './ui-words.ts';
import { useWords } from './words.ts';

/** The same words as a long picture to forward: pressed and held inside WeChat, saved on a desk. */
export function LongPicture(props: { text: string; from: string; name: string; gone?: () => void }) {
  const { text, from, name, gone } = props;
  const t = useWords(uiWords);
  const [picture, setPicture] = useState<string | null>(null);
  return (
    <>
      <Button
        icon={<PictureOutlined aria-hidden />}
        onClick={() => {
          gone?.();
          setPicture(drawText(text, from).toDataURL('image/png'));
        }}
      >
        {t('longPicture')}
      </Button>
      {picture ? (
        <SideSheet
          title={t('longPicture')}
          close={() => setPicture(null)}
          foot={
            <a className={style.save} href={picture} download={`${name}.png`}>
              {t('savePicture')}
            </a>
          }
        >
          <p className={style.note}>{t('holdPicture')}</p>
          <img className={style.picture} src={picture} alt={text} />
        </SideSheet>
      ) : null}
    </>
  );
}
