import type { FactKind } from '../../../../kernel/index.ts';
import { int, text } from '../fields.ts';

export const importKinds: FactKind[] = [
  {
    kind: 'import.written',
    text: text('名单已导入', 'list imported'),
    subject: 'import',
    data: {
      rows: int('行数', 'rows'),
      added: int('新增', 'added'),
      updated: int('更新', 'updated'),
      in_file: int('表内重复', 'repeated in the list'),
      on_record: int('已在册', 'on record already'),
      bad: int('有问题', 'bad'),
    },
  },
  {
    kind: 'import.undone',
    text: text('导入已撤销', 'import undone'),
    subject: 'import',
    data: {
      rows: int('撤回的行', 'rows taken back'),
      kept: int('已有人跟进而保留的行', 'rows kept, since somebody worked on them'),
    },
  },
];
