import type { FactKind, FieldSpec } from '../../../kernel/index.ts';
import { shippedPacks } from './packs/shipped.ts';

const pack: FieldSpec = { type: 'code', text: { zh: '制度', en: 'pack' } };
const from: FieldSpec = { type: 'date', text: { zh: '执行日期', en: 'first day' } };
const parameter: FieldSpec = { type: 'code', text: { zh: '参数', en: 'parameter' } };

const own: readonly FactKind[] = [
  {
    kind: 'pack.adopted',
    text: { zh: '启用制度', en: 'Pack adopted' },
    subject: 'organisation',
    data: { pack, from: { ...from, optional: true } },
  },
  {
    kind: 'pack.retired',
    text: { zh: '停用制度', en: 'Pack retired' },
    subject: 'organisation',
    data: { pack, from },
  },
  {
    kind: 'blank.filled',
    text: { zh: '填写待填项', en: 'Blank filled' },
    subject: 'organisation',
    data: { pack, parameter, from },
  },
  {
    kind: 'override.set',
    text: { zh: '本公司改动', en: 'Own value set' },
    subject: 'organisation',
    data: { pack, parameter, from },
  },
];

/**
 * What policy records, and the kinds that packs bring along because no module has them yet. The shipped packs are
 * read once, at start.
 */
export const policyKinds: readonly FactKind[] = [
  ...own,
  ...Map.groupBy(
    shippedPacks().flatMap(({ pack: { kinds } }) => kinds ?? []),
    (kind) => kind.kind,
  )
    .values()
    .map(([first]) => first as FactKind),
];
