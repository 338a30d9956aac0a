import { Button } from 'antd';
import type { PlayEnd } from '../../../contract/demo.ts';
import { useSay, useWords } from '../../ui/words.ts';
import style from './play.module.css';
import { useGoAs } from './play-query.ts';
import { demoWords } from './words.ts';

/** From here on the newcomer looks for themselves, in the company the play was told in. */
export function PlayOnward({ end }: { end: PlayEnd }) {
  const t = useWords(demoWords);
  const say = useSay();
  const go = useGoAs();
  const of = (at: 'representative' | 'manager') => end.accounts.find((one) => one.at === at);
  const [representative, manager] = [of('representative'), of('manager')];
  if (!representative || !manager) return null;
  const ways = [
    { who: manager, to: `/events/${end.event}?tab=summary`, says: t('toSummary') },
    { who: representative, to: '/today', says: t('toToday', { name: representative.name }) },
    { who: representative, to: `/today?why=${end.callBack}`, says: t('toWhy') },
  ];
  return (
    <section className={style.onward}>
      <h2>{t('onward')}</h2>
      <p>{t('onwardNote')}</p>
      <div className={style.ways}>
        {ways.map(({ who, to, says }) => (
          <Button
            key={to}
            loading={go.isPending && go.variables.to === to}
            onClick={() => go.mutate({ account: who.account, password: who.password, to })}
          >
            {says}
          </Button>
        ))}
      </div>
      <details>
        <summary>{t('accounts')}</summary>
        <ul className={style.accounts}>
          {end.accounts.map(({ account, password, name, post }) => (
            <li key={account}>
              <span>
                {name} · {say(post)}
              </span>
              <code>{account}</code>
              <code>{password}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
