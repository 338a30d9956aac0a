import { SearchOutlined } from '@ant-design/icons';
import { useSession } from '../api/session.tsx';
import { switchLanguage, useLanguage, useWords } from '../ui/words.ts';
import { Bell } from './bell.tsx';
import { useSearchOpen } from './search-open.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

export function TopBar() {
  const t = useWords(shellWords);
  const language = useLanguage();
  const search = useSearchOpen();
  const { organisation } = useSession();
  return (
    <header className={`${style.top} gj-no-print`}>
      <div className={style.topName}>
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span>{organisation.name}</span>
      </div>
      <button
        type="button"
        className={`gj-plain ${style.topButton}`}
        onClick={search.open}
        aria-label={t('search')}
      >
        <SearchOutlined aria-hidden />
        <span className={style.wordy} aria-hidden>
          {t('search')} <kbd>/</kbd>
        </span>
      </button>
      <Bell />
      <button
        type="button"
        className={`gj-plain ${style.topButton}`}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('language')}
      </button>
    </header>
  );
}
