import type { Desk } from '../../../../contract/sales.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import type { Draft, DraftLine } from './draft.ts';
import { deskWords } from './words.ts';

type Product = Desk['products'][number];
const untouched: DraftLine = { quantity: 0, batch: null, handed: true };

/** What is bought, at the price on the list; which batch, and whether it is taken along. */
export function GoodsPart(props: {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  products: readonly Product[];
}) {
  const { draft, set, products } = props;
  const t = useWords(deskWords);
  return (
    <Section title={t('goods')}>
      <ul className={style.lines}>
        {products.map((product) => (
          <Line
            key={product.id}
            product={product}
            line={draft.lines[product.id] ?? untouched}
            onChange={(line) => set({ lines: { ...draft.lines, [product.id]: line } })}
          />
        ))}
      </ul>
    </Section>
  );
}

function Line(props: { product: Product; line: DraftLine; onChange: (line: DraftLine) => void }) {
  const { product, line, onChange } = props;
  const all = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  const name = say(product.name);
  const batches = product.batches.filter(({ expired }) => !expired);
  const first = batches.length === 1 ? (batches[0]?.batch ?? null) : null;
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <b>{name}</b>{' '}
        <span className={style.quiet}>
          {all('perUnit', { price: yuan(product.price), unit: say(product.unit) })}
        </span>
      </span>
      <Stepper
        name={name}
        value={line.quantity}
        onChange={(quantity) => onChange({ ...line, quantity, batch: line.batch ?? first })}
      />
      {line.quantity > 0 ? (
        <More name={name} line={line} batches={batches} onChange={onChange} service={product.category} />
      ) : null}
    </li>
  );
}

function Stepper({ name, value, onChange }: { name: string; value: number; onChange: (n: number) => void }) {
  const t = useWords(deskWords);
  return (
    <span className={style.stepper}>
      <button
        type="button"
        aria-label={t('fewer', { name })}
        disabled={value === 0}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output aria-label={t('count', { name })}>{value}</output>
      <button
        type="button"
        aria-label={t('more', { name })}
        disabled={value >= 99}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </span>
  );
}

function More(props: {
  name: string;
  line: DraftLine;
  batches: Product['batches'];
  service: Product['category'];
  onChange: (line: DraftLine) => void;
}) {
  const { name, line, batches, service, onChange } = props;
  const t = useWords(deskWords);
  const all = useWords(salesWords);
  return (
    <>
      {batches.length > 0 ? (
        <select
          className={style.batch}
          aria-label={t('batchOf', { name })}
          value={line.batch ?? ''}
          onChange={(event) => onChange({ ...line, batch: event.target.value || null })}
        >
          <option value="">{all('noBatch')}</option>
          {batches.map(({ batch }) => (
            <option key={batch} value={batch}>
              {batch}
            </option>
          ))}
        </select>
      ) : null}
      {service === 'service' ? null : (
        <CheckField
          label={
            <>
              <span aria-hidden>{t('handed')}</span>
              <span className="gj-hidden">{t('handedOf', { name })}</span>
            </>
          }
          checked={line.handed}
          onChange={(handed) => onChange({ ...line, handed })}
        />
      )}
    </>
  );
}
