/** What a hand scanner or a person types: `F-0118`, or only `118` where nobody wants to type the rest. */
export interface Typed {
  numbers: string[];
  /** Words that are no number, so that nobody thinks a folder was taken down that was not. */
  unread: string[];
}

export function numbersIn(typed: string, kind: 'F' | 'D'): Typed {
  const words = typed
    .toUpperCase()
    .split(/[\s,，、]+/)
    .filter((word) => word !== '');
  const read = words.map((word) => numberOf(word, kind));
  return {
    numbers: [...new Set(read.filter((number) => number !== null))],
    unread: words.filter((_, i) => read[i] === null),
  };
}

function numberOf(word: string, kind: 'F' | 'D'): string | null {
  const [, prefix = kind, digits = ''] = /^(?:([FD])-?)?(\d{1,9})$/.exec(word) ?? [];
  return digits === '' ? null : `${prefix}-${digits.padStart(4, '0')}`;
}
