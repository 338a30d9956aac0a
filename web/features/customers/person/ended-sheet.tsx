import { Button } from 'antd';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import type { Ended } from './queries.ts';
import { personWords } from './words.ts';

/** What a "no" ended at once, and what goes on because it does not rest on it. */
export function EndedSheet({ ended, close }: { ended: Ended; close: () => void }) {
  const t = useWords(personWords);
  const say = useSay();
  const nameOf = useNameOf();
  const { cancelled, goesOn } = ended;
  return (
    <SideSheet
      title={cancelled.length > 0 ? t('cancelledN', { n: cancelled.length }) : t('cancelledNone')}
      close={close}
      foot={
        <Button type="primary" size="large" onClick={close}>
          {t('understood')}
        </Button>
      }
    >
      <ul className={style.plainList}>
        {cancelled.map((one) => (
          <li key={one.id} data-over>
            {say(one.title)} <span className={style.quiet}>{nameOf(one.holder)}</span>
          </li>
        ))}
      </ul>
      {goesOn.length > 0 ? (
        <>
          <h3>{t('goesOn', { n: goesOn.length })}</h3>
          <ul className={style.plainList}>
            {goesOn.map((one) => (
              <li key={one.id}>{say(one.title)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </SideSheet>
  );
}
