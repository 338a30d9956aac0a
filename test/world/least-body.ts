/** A JSON Schema as the API's description carries it. */
export interface BodySchema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly BodySchema[];
  oneOf?: readonly BodySchema[];
  properties?: Readonly<Record<string, BodySchema>>;
  items?: BodySchema;
  pattern?: string;
  format?: string;
  minimum?: number;
}

export interface Fill {
  /** The id to put into a field of this name; null where it is no id. */
  id(field: string): string | null;
  /** A day that is still to come. */
  day: string;
}

/** A body that fits a schema, with every field filled in. */
export function leastBody(schema: BodySchema, fill: Fill, field = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return leastBody(first, fill, field);
  switch (schema.type) {
    case 'object': {
      const inner = Object.entries(schema.properties ?? {});
      return Object.fromEntries(inner.map(([name, one]) => [name, leastBody(one, fill, name)]));
    }
    case 'array':
      return [leastBody(schema.items ?? {}, fill, field)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return fitting(schema, fill, field);
  }
}

/** One of these fits every pattern the contract knows. */
const LIKE = ['new-one', '100000', '10:00', '10.00', 'F-0001', 'member:nobody', 'S003.3-08', '2026-03'];

function fitting({ format, pattern }: BodySchema, { id, day }: Fill, field: string): string {
  if (format === 'date') return day;
  if (format === 'date-time') return `${day}T10:00:00+08:00`;
  if (/phone/.test(field)) return '13800138000';
  const wanted = id(field) ?? 'new-one';
  const fits = new RegExp(pattern ?? '');
  return [wanted, `member:${wanted}`, ...LIKE].find((one) => fits.test(one)) ?? wanted;
}
