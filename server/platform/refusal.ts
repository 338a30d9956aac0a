interface Text {
  zh: string;
  en: string;
}

interface More {
  /** What the person can do about it. */
  mend?: Text;
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * The one error verbs throw: a request that is not carried out, said so that the person asking understands it.
 * http renders it as `{ error: { code, message, mend, details } }`. Anything else thrown is a fault of ours.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly says: Text;
  readonly mend: Text | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, says: Text, more: More = {}) {
    super(`${code}: ${says.en}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.says = says;
    this.mend = more.mend;
    this.details = more.details ?? {};
  }
}
