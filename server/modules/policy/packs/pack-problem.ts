import type { Text } from '../../../../kernel/index.ts';

/** Something wrong with a pack, said so that whoever wrote it finds the place and knows the mend. */
export interface PackProblem {
  file: string;
  line: number;
  clause: string | null;
  level: 'error' | 'warning';
  message: Text;
  mend: Text;
}

export const inWords = (problem: PackProblem, language: keyof Text = 'en'): string => {
  const where = `${problem.file}:${problem.line}${problem.clause ? ` ${problem.clause}` : ''}`;
  return `${where}: ${problem.message[language]}. ${problem.mend[language]}`;
};
