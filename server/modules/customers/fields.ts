import type { FieldSpec, FieldType, Text } from '../../../kernel/index.ts';

/** Short forms for declaring fact fields: a name in both languages and a type. */

export const text = (zh: string, en: string): Text => ({ zh, en });
const field =
  (type: FieldType) =>
  (zh: string, en: string): FieldSpec => ({ type, text: { zh, en } });

export const int = field('int');
export const bool = field('bool');
export const date = field('date');
/** An open code: any short word without meaning to the person it is about. */
export const code = field('code');
export const codes = (zh: string, en: string, values: Record<string, Text>): FieldSpec => ({
  type: 'code',
  codes: values,
  text: { zh, en },
});
export const ref = (zh: string, en: string, of: string): FieldSpec => ({ type: 'ref', of, text: { zh, en } });
export const list = (zh: string, en: string, of: FieldType): FieldSpec => ({
  type: { list: of },
  text: { zh, en },
});
