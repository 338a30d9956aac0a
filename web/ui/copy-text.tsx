import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import style from './copy-text.module.css';
import { uiWords } from './ui-words.ts';
import { useWords } from './words.ts';

/** Copies a text; where the address is not HTTPS the browser will not, and a selectable box opens instead. `gone` hears of it. */
export function CopyText({ text, label, gone }: { text: string; label?: string; gone?: () => void }) {
  const t = useWords(uiWords);
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<'ready' | 'copied' | 'by-hand'>('ready');
  const copy = async () => {
    gone?.();
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('by-hand');
      requestAnimationFrame(() => box.current?.select());
    }
  };
  return (
    <div className={style.copy}>
      <Button
        icon={state === 'copied' ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
        onClick={copy}
      >
        {state === 'copied' ? t('copied') : (label ?? t('copy'))}
      </Button>
      <span className="gj-hidden" role="status">
        {state === 'copied' ? t('copied') : ''}
      </span>
      {state === 'by-hand' ? (
        <div>
          <label htmlFor={id} className={style.hand}>
            {t('copyByHand')}
          </label>
          <textarea
            id={id}
            ref={box}
            className={style.box}
            readOnly
            rows={Math.min(14, text.split('\n').length + 1)}
            value={text}
          />
        </div>
      ) : null}
    </div>
  );
}
