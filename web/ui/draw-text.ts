import { light } from './theme.ts';

const WIDTH = 375;
const MARGIN = 24;
/** Phones show pictures sharply only at twice their size. */
const SHARP = 2;
const FAMILY = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';
const TITLE = { font: `600 20px ${FAMILY}`, height: 30, ink: light.ink };
const BODY = { font: `400 16px ${FAMILY}`, height: 27, ink: light.ink };
const FOOT = { font: `400 13px ${FAMILY}`, height: 22, ink: light.muted };

type Style = typeof BODY;
interface Line {
  style: Style;
  words: string;
  /** Room above it. */
  before: number;
}

/**
 * A text as one long picture, as people forward them in a chat group: the first line is its title, each line after
 * it a paragraph, at the foot who it is from. Drawn on the device, so it holds nothing the text does not.
 */
export function drawText(text: string, foot: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const lines = layOut(pen, text.split('\n'), foot);
  const height = lines.reduce((sum, { style, before }) => sum + before + style.height, 2 * MARGIN);
  canvas.width = WIDTH * SHARP;
  canvas.height = height * SHARP;
  pen.scale(SHARP, SHARP);
  pen.fillStyle = light.surface;
  pen.fillRect(0, 0, WIDTH, height);
  pen.fillStyle = light.indigo;
  pen.fillRect(0, 0, WIDTH, 6);
  pen.textBaseline = 'middle';
  let y = MARGIN;
  for (const { style, words, before } of lines) {
    y += before;
    pen.font = style.font;
    pen.fillStyle = style.ink;
    pen.fillText(words, MARGIN, y + style.height / 2);
    y += style.height;
  }
  return canvas;
}

function layOut(
  pen: CanvasRenderingContext2D,
  [title = '', ...rest]: readonly string[],
  foot: string,
): Line[] {
  const block = (words: string, style: Style, before: number) =>
    wrapped(pen, words, style).map((line, i) => ({ style, words: line, before: i === 0 ? before : 0 }));
  return [
    ...block(title, TITLE, 0),
    ...rest.flatMap((words) => block(words, BODY, 8)),
    ...block(foot, FOOT, 20),
  ];
}

/** Chinese breaks anywhere, English between words. */
function wrapped(pen: CanvasRenderingContext2D, words: string, { font }: Style): string[] {
  pen.font = font;
  const lines: string[] = [];
  let line = '';
  for (const piece of words.match(/[\w./:%'-]+\s?|\s|[^\s]/gu) ?? ['']) {
    if (line !== '' && pen.measureText(line + piece).width > WIDTH - 2 * MARGIN) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line];
}
