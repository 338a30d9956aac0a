import { App } from 'antd';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { SeatPlan, Sitting } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../ui/words.ts';
import { useSeatWrite } from './queries.ts';
import { seatWords } from './words.ts';

export interface Chair {
  table: number;
  seat: number;
}

export interface Moving {
  /** Who is being moved, by finger, mouse or keyboard. */
  held: Sitting | null;
  pick(who: Sitting | null): void;
  /** A chair was chosen: whoever is held sits there; nobody held, whoever sits there is picked up. */
  choose(chair: Chair, sits: Sitting | null): void;
  getUp(): void;
  /** For what may be dragged. */
  drag(who: Sitting): { onPointerDown(event: PointerEvent): void };
}

/** Below this a finger has tapped, not dragged. */
const TAP = 8;

/** One way to move people, whatever one moves them with. */
export function useMoving(plan: SeatPlan): Moving {
  const t = useWords(seatWords);
  const { message } = App.useApp();
  const [held, pick] = useState<Sitting | null>(null);
  const move = useSeatWrite(plan.event.id, (path, { who, to }: { who: Sitting; to: Chair }) =>
    api.put<SeatPlan>(path(`/places/${who.ref}`), to),
  );
  const leave = useSeatWrite(plan.event.id, (path, who: Sitting) =>
    api.delete<SeatPlan>(path(`/places/${who.ref}`)),
  );
  const sit = (who: Sitting, to: Chair) => {
    pick(null);
    move.mutate(
      { who, to },
      {
        onSuccess: () => void message.success(t('moved', { name: who.name, table: to.table, seat: to.seat })),
      },
    );
  };
  const getUp = () => {
    if (!held) return;
    pick(null);
    leave.mutate(held, { onSuccess: () => void message.success(t('gotUp', { name: held.name })) });
  };
  const choose = (chair: Chair, sits: Sitting | null) => {
    if (held) return held.ref === sits?.ref ? pick(null) : sit(held, chair);
    if (sits && plan.may) pick(sits);
  };
  useEffect(() => {
    const putBack = (event: KeyboardEvent) => {
      if (event.key === 'Escape') pick(null);
    };
    window.addEventListener('keydown', putBack);
    return () => window.removeEventListener('keydown', putBack);
  }, []);
  const drag = useDrag(plan.may, sit, pick);
  return { held, pick, choose, getUp, drag };
}

/** Follows one finger from a guest to the chair it is lifted over. */
function useDrag(may: boolean, sit: (who: Sitting, to: Chair) => void, pick: (who: Sitting | null) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return (who: Sitting) => ({
    onPointerDown(down: PointerEvent) {
      if (!may || down.button !== 0) return;
      from.current = { x: down.clientX, y: down.clientY };
      const ghost = ghostOf(who.name);
      const follow = (event: globalThis.PointerEvent) => {
        if (far(from.current, event)) ghost.at(event);
      };
      const end = (event: globalThis.PointerEvent) => {
        window.removeEventListener('pointermove', follow);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
        ghost.gone();
        const chair = event.type === 'pointerup' && far(from.current, event) ? chairUnder(event) : null;
        from.current = null;
        if (!chair) return;
        // The click that follows a drag is not a choice
        window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
        setTimeout(() => pick(null));
        sit(who, chair);
      };
      window.addEventListener('pointermove', follow);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
    },
  });
}

const far = (from: { x: number; y: number } | null, to: { clientX: number; clientY: number }): boolean =>
  from !== null && Math.hypot(to.clientX - from.x, to.clientY - from.y) > TAP;

function chairUnder(event: { clientX: number; clientY: number }): Chair | null {
  const chair = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-chair]');
  const [table, seat] = (chair?.dataset.chair ?? '').split('-').map(Number);
  return table && seat ? { table, seat } : null;
}

/** The name under the finger, so that one sees who is carried. */
function ghostOf(name: string) {
  const ghost = document.createElement('div');
  ghost.textContent = name;
  ghost.style.cssText =
    'position:fixed;pointer-events:none;z-index:2000;padding:8px 14px;border-radius:6px;background:var(--gj-indigo);color:var(--gj-on-indigo);font-weight:600';
  return {
    at({ clientX, clientY }: { clientX: number; clientY: number }) {
      if (!ghost.isConnected) document.body.append(ghost);
      ghost.style.left = `${clientX + 12}px`;
      ghost.style.top = `${clientY - 28}px`;
    },
    gone: () => ghost.remove(),
  };
}
