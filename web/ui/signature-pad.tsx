import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import style from './signature-pad.module.css';

/** Twice the screen's own grid: a name in thin strokes stays legible in print. */
const SHARP = 2;

/** Glass to sign on: strokes by finger, pen or mouse. `onInk` hears whether there is anything on it. */
export function SignaturePad(props: {
  label: string;
  canvas: RefObject<HTMLCanvasElement | null>;
  onInk: (ink: boolean) => void;
}) {
  const { canvas, label, onInk } = props;
  const last = useRef<[number, number] | null>(null);
  const [wide, setWide] = useState(0);
  useEffect(() => {
    const glass = canvas.current;
    if (!glass) return;
    glass.width = glass.clientWidth * SHARP;
    glass.height = glass.clientHeight * SHARP;
    setWide(glass.width);
  }, [canvas]);
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - box.left) * SHARP, (event.clientY - box.top) * SHARP];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = at(event);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current;
    const pen = event.currentTarget.getContext('2d');
    if (!from || !pen) return;
    const to = at(event);
    stroke(pen, from, to);
    last.current = to;
    onInk(true);
  };
  const end = () => {
    last.current = null;
  };
  return (
    <canvas
      ref={canvas}
      className={style.glass}
      role="img"
      aria-label={label}
      data-ready={wide > 0}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

function stroke(pen: CanvasRenderingContext2D, from: [number, number], to: [number, number]): void {
  pen.lineWidth = 3 * SHARP;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#1c2430';
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}
