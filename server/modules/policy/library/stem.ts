/** `S003.3-08b` belongs to `S003.3-08`: one clause of the source, written in parts. */
export const stem = (id: string): string => id.replace(/[a-z]$/, '');
