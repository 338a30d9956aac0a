interface Batch {
  batch: string;
  expiresOn: string | null;
}

/** One batch a line, with or without its last day; `bad` is the first line that cannot be read. */
export function batchLines(text: string): { batches: Batch[]; bad: { n: number; line: string } | null } {
  const batches: Batch[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.normalize('NFKC').trim();
    if (line === '') continue;
    const [, batch, day] = /^([^\s,]{1,60})(?:[\s,]+(\d{4}-\d{2}-\d{2}))?$/.exec(line) ?? [];
    if (!batch || (day && Number.isNaN(Date.parse(day)))) return { batches, bad: { n: i + 1, line } };
    batches.push({ batch, expiresOn: day ?? null });
  }
  return { batches, bad: null };
}

export const linesOf = (batches: readonly Batch[]): string =>
  batches.map(({ batch, expiresOn }) => (expiresOn ? `${batch} ${expiresOn}` : batch)).join('\n');
