import type { Text } from './fact.ts';
import { text } from './text.ts';

/** What stands between two values that are compared. */
export const COMPARED: Readonly<Record<string, readonly [string, string]>> = {
  '==': ['是', ' is '],
  '!=': ['不是', ' is not '],
  '<': ['小于', ' is less than '],
  '<=': ['不超过', ' is at most '],
  '>': ['大于', ' is more than '],
  '>=': ['不少于', ' is at least '],
  in: ['属于', ' is one of '],
};

/** The names that conditions begin with, as people say them. */
export const ROOTS: Readonly<Record<string, Text>> = {
  subject: text('本人', 'the subject'),
  actor: text('操作人', 'whoever acts'),
  asker: text('申请人', 'whoever asks'),
  each: text('每一位', 'each'),
  organisation: text('本公司', 'the company'),
};

/** What every fact has. */
export const OF_FACT: Readonly<Record<string, Text>> = {
  at: text('发生时间', 'the time'),
  actor: text('经办人', 'whoever did it'),
  subject: text('对象', 'the subject'),
  kind: text('事实种类', 'the kind of fact'),
};
