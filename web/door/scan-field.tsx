import { useEffect, useRef, useState } from 'react';
import { useSay } from './say.ts';

/**
 * One field for everything. A hand scanner is a fast keyboard that ends with Enter; it does not know where the
 * cursor is, so digits that arrive while nothing is being written go here.
 */
export function ScanField({ typed, quiet }: { typed: (text: string) => void; quiet: boolean }) {
  const { t } = useSay();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!quiet) field.current?.focus();
  }, [quiet]);
  useEffect(() => {
    const catchKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-9]$/.test(event.key)) return;
      if (document.activeElement?.matches('input, textarea, select')) return;
      field.current?.focus();
    };
    window.addEventListener('keydown', catchKey);
    return () => window.removeEventListener('keydown', catchKey);
  }, []);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        typed(text);
        setText('');
      }}
    >
      <label htmlFor="scan">{t('scanField')}</label>
      <div>
        <input
          ref={field}
          id="scan"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit" className="main">
          {t('go')}
        </button>
      </div>
    </form>
  );
}
