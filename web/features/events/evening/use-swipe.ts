import { type TouchEvent, useRef } from 'react';

const FAR = 70;

/** A thumb moved clearly to one side. Up and down scrolls as ever; buttons do the same for who has no touch. */
export function useSwipe(left: () => void, right: () => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0];
      from.current = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      if (!from.current || !touch) return;
      const x = touch.clientX - from.current.x;
      const y = touch.clientY - from.current.y;
      from.current = null;
      if (Math.abs(x) < FAR || Math.abs(y) > Math.abs(x) / 2) return;
      if (x < 0) left();
      else right();
    },
  };
}
