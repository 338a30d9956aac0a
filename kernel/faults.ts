import type { Expectation } from './expectation.ts';
import type { Unmet } from './expectations.ts';
import type { Problem } from './place.ts';

/** The faults an example foretells, held against those there are. */
export function faultsUnmet(wanted: NonNullable<Expectation['faults']>, found: readonly Problem[]): Unmet[] {
  const there = (one: (typeof wanted)[number]) =>
    found.some((problem) =>
      Object.entries(one).every(([field, value]) => problem[field as keyof Problem] === value),
    );
  return wanted
    .filter((one) => !there(one))
    .map((one) => ({ expects: 'faults', wanted: JSON.stringify(one), found: found.map(said) }));
}

export const said = ({ pointer, message, mend }: Problem): string => `${pointer}: ${message.en}. ${mend.en}`;
