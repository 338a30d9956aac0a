import { DisconnectOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useReachable } from '../api/reach.ts';
import { useWaiting } from '../features/followup/device/queue.ts';
import { useWords } from '../ui/words.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

/** Says plainly that there is no network, how much waits on this device, and what was not accepted. */
export function OfflineBanner() {
  const t = useWords(shellWords);
  const reachable = useReachable();
  const items = useWaiting();
  const refused = items.filter((item) => item.state === 'refused').length;
  const waiting = items.filter((item) => item.state === 'waiting').length;
  return (
    <div role="status" className="gj-no-print">
      {reachable ? null : (
        <div className={style.offline}>
          <DisconnectOutlined aria-hidden />
          {waiting > 0 ? t('offlineWaiting', { n: waiting }) : t('offline')}
        </div>
      )}
      {refused > 0 ? (
        <Link to={'/today' as string} className={`${style.offline} ${style.refused}`}>
          <ExclamationCircleFilled aria-hidden />
          {t('queueRefused', { n: refused })}
        </Link>
      ) : null}
    </div>
  );
}
