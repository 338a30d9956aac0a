import { DisconnectOutlined } from '@ant-design/icons';
import { useReachable } from '../api/reach.ts';
import { useWaiting } from '../features/followup/device/queue.ts';
import { useWords } from '../ui/words.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

/** Says plainly that there is no network, and how much waits on this device. */
export function OfflineBanner() {
  const t = useWords(shellWords);
  const reachable = useReachable();
  const waiting = useWaiting().filter((item) => item.state === 'waiting').length;
  return (
    <div role="status" className="gj-no-print">
      {reachable ? null : (
        <div className={style.offline}>
          <DisconnectOutlined aria-hidden />
          {waiting > 0 ? t('offlineWaiting', { n: waiting }) : t('offline')}
        </div>
      )}
    </div>
  );
}
