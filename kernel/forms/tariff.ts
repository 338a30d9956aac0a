import type { Tariff } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Ready } from '../set.ts';
import { text } from '../text.ts';

interface Band {
  upTo: number | null;
  /** Millionths of the amount: a percentage with up to four places, as a whole number. */
  rate: number | null;
  flat: number | null;
}

/** How much money? Whole fen only; a fraction is rounded once, at the end, as the clause says. */
export function compileTariff(c: Compiler, clause: Tariff): Partial<Ready> {
  const kind = clause.on ?? 'any';
  if (clause.on !== undefined) c.kind(clause.on, '/on');
  const amount = c.expression(clause.amount, kind, '/amount', 'int');
  const cap = clause.cap === undefined ? null : c.expression(clause.cap, kind, '/cap', 'int');
  const bands = (clause.bands ?? []).map((band, i) => bandOf(c, band, `/bands/${i}`));
  checkBands(c, bands);
  return {
    on: clause.on === undefined ? [] : [clause.on],
    judge: (m) => {
      const [blank] = c.waits;
      const base = amount.run(m);
      const most = cap === null ? Number.MAX_SAFE_INTEGER : cap.run(m);
      if (blank !== undefined) c.conclude(m, 'notEvaluable', { blank }, `blank: ${blank}`);
      else if (base === undefined || most === undefined)
        c.conclude(m, 'notEvaluable', {}, reasonOf(base === undefined ? amount : (cap ?? amount), m));
      else {
        const price = priceOf(base as number, bands, clause.marginal === true, clause.rounding);
        c.conclude(m, 'priced', { tariff: clause.tariff, amount: Math.min(price, most as number) });
      }
    },
  };
}

function bandOf(c: Compiler, band: NonNullable<Tariff['bands']>[number], pointer: string): Band {
  const percent = band.rate === undefined ? null : c.given<number>(band.rate, `${pointer}/rate`);
  return {
    upTo: band.upTo === undefined ? null : c.whole(band.upTo, `${pointer}/upTo`),
    rate: percent === null ? null : Math.round(percent * 10_000),
    flat: band.flat === undefined ? null : c.whole(band.flat, `${pointer}/flat`),
  };
}

/** Bands rise, and only the last is open: otherwise some amount falls in two or in none. */
function checkBands(c: Compiler, bands: readonly Band[]): void {
  bands.forEach(({ upTo }, i) => {
    const before = bands[i - 1]?.upTo ?? null;
    const isLast = i === bands.length - 1;
    if (i > 0 && before !== null && upTo !== null && upTo <= before)
      c.problem(
        `/bands/${i}`,
        text('档次重叠', 'Bands overlap'),
        text('上限要一档比一档高', 'Each `upTo` must be higher than the one before'),
      );
    if (!isLast && upTo === null)
      c.problem(
        `/bands/${i}`,
        text('后面的档次永远轮不到', 'The bands after this are never reached'),
        text('写 upTo', 'Write `upTo`'),
      );
    if (isLast && upTo !== null)
      c.problem(
        `/bands/${i}`,
        text(`高于 ${upTo} 没有档次`, `No band covers more than ${upTo}`),
        text('最后一档不写 upTo', 'Leave `upTo` off the last band'),
      );
  });
}

const MILLION = 1_000_000n;

function priceOf(
  base: number,
  bands: readonly Band[],
  marginal: boolean,
  rounding: Tariff['rounding'],
): number {
  if (bands.length === 0) return base;
  let millionths = 0n;
  let from = 0;
  for (const { upTo, rate, flat } of bands) {
    const inBand = upTo === null || base <= upTo;
    if (marginal || inBand) {
      const slice = marginal ? Math.max(0, Math.min(base, upTo ?? base) - from) : base;
      millionths +=
        BigInt(slice) * BigInt(rate ?? 0) + BigInt(slice > 0 || inBand ? (flat ?? 0) : 0) * MILLION;
    }
    if (inBand) break;
    from = upTo ?? from;
  }
  return rounded(millionths, rounding);
}

function rounded(millionths: bigint, rounding: Tariff['rounding']): number {
  const sign = millionths < 0n ? -1n : 1n;
  const size = millionths * sign;
  const up = rounding === 'up' ? MILLION - 1n : rounding === 'half-up' ? MILLION / 2n : 0n;
  return Number(((size + up) / MILLION) * sign);
}
