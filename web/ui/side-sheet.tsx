import { Drawer } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import style from './side-sheet.module.css';

const desk = window.matchMedia('(min-width: 900px)');

function useDesk(): boolean {
  return useSyncExternalStore(
    (changed) => {
      desk.addEventListener('change', changed);
      return () => desk.removeEventListener('change', changed);
    },
    () => desk.matches,
  );
}

/** A sheet over the screen: from below on a phone, from the side on a desk. What ends it stays in reach. */
export function SideSheet(props: {
  title: string;
  close: () => void;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const onDesk = useDesk();
  return (
    <Drawer
      open
      onClose={props.close}
      title={props.title}
      placement={onDesk ? 'right' : 'bottom'}
      size={onDesk ? 'min(480px, 100vw)' : '92dvh'}
      footer={props.foot ? <div className={style.foot}>{props.foot}</div> : null}
    >
      {props.children}
    </Drawer>
  );
}
