import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database, Transaction } from './database.ts';
import { uuidv7 } from './identifiers.ts';
import { mediaTypeOf } from './media-type.ts';
import { Refusal } from './refusal.ts';
import { stripMetadata } from './strip-metadata.ts';

const LARGEST = 20 * 1_048_576;

/** What somebody attaches. */
export interface NewAttachment {
  /** Made by the device that sends it, so that sending again keeps it once. */
  id?: string;
  bytes: Buffer;
  name: string;
  /** Member id. */
  by: string;
  /** Thrown away after this moment; kept with what it belongs to where absent. */
  keepUntil?: number;
}

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** Each organisation has a folder of its own, so that one's bytes can be erased without asking the others. */
export const attachmentPath = (org: string, sha256: string): string =>
  `${encodeURIComponent(org).replaceAll('.', '%2E')}/${sha256.slice(0, 2)}/${sha256}`;

/** Papers, pictures and recordings: the bytes in a folder under their hash, a row in the tenant's table. */
export class Attachments {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The bytes are on the disk before the row is: a row never points at nothing.
   *
   * @throws Refusal `attachment.too-large`, `attachment.kind`, `attachment.id-taken`
   */
  async keep(tx: Transaction, { id, bytes: sent, name, by, keepUntil }: NewAttachment): Promise<Attachment> {
    if (sent.length > LARGEST) throw tooLarge();
    const mediaType = mediaTypeOf(sent);
    if (!mediaType) throw unknownKind();
    const bytes = stripMetadata(mediaType, sent);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.#store(tx.org, sha256, bytes);
    const now = tx.clock.now();
    const row = {
      id: id ?? uuidv7(now),
      name: name.slice(0, 200),
      sha256,
      media_type: mediaType,
      bytes: bytes.length,
    };
    const keep = { keep_until: keepUntil === undefined ? null : new Date(keepUntil) };
    const { numInsertedOrUpdatedRows: kept } = await tx
      .insertInto('attachment')
      .values({ ...row, ...keep, org_id: tx.org, uploaded_by: by, uploaded_at: new Date(now) })
      .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
      .executeTakeFirstOrThrow();
    if (kept === 0n) await expectSame(tx, row.id, sha256, by);
    return { id: row.id, name: row.name, mediaType, bytes: bytes.length, sha256 };
  }

  /** @throws Refusal `attachment.gone` */
  async read(tx: Transaction, id: string): Promise<Attachment & { stream: ReadStream }> {
    const row = await tx.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
    const path = row && this.#path(tx.org, row.sha256);
    if (!row || !path || !(await there(path))) throw gone();
    const { name, media_type: mediaType, bytes, sha256 } = row;
    return { id, name, mediaType, bytes, sha256, stream: createReadStream(path) };
  }

  /** Throws away what was kept for a time only, and the bytes nobody's row names any more. */
  async dropOverdue(tx: Transaction): Promise<number> {
    const due = new Date(tx.clock.now());
    const dropped = await tx
      .deleteFrom('attachment')
      .where('keep_until', '<=', due)
      .returning('sha256')
      .execute();
    for (const { sha256 } of dropped) {
      const used = await tx
        .selectFrom('attachment')
        .select('id')
        .where('sha256', '=', sha256)
        .limit(1)
        .executeTakeFirst();
      if (!used) await rm(this.#path(tx.org, sha256), { force: true });
    }
    return dropped.length;
  }

  /** For the hour's job: every organisation that has something overdue. */
  async dropOverdueEverywhere(db: Database): Promise<void> {
    const due = await db.asOwner((tx) =>
      tx
        .selectFrom('attachment')
        .select('org_id')
        .distinct()
        .where('keep_until', '<=', new Date(db.clock.now()))
        .execute(),
    );
    for (const { org_id } of due) await db.inOrganisation(org_id, (tx) => this.dropOverdue(tx));
  }

  #path(org: string, sha256: string): string {
    return join(this.#folder, attachmentPath(org, sha256));
  }

  async #store(org: string, sha256: string, bytes: Buffer): Promise<void> {
    const path = this.#path(org, sha256);
    if (await there(path)) return;
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  }
}

/** Sent again it is the same paper of the same person, or it is refused. */
async function expectSame(tx: Transaction, id: string, sha256: string, by: string): Promise<void> {
  const row = await tx
    .selectFrom('attachment')
    .select(['sha256', 'uploaded_by'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.sha256 !== sha256 || row.uploaded_by !== by) throw idTaken();
}

const there = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const idTaken = () =>
  new Refusal('attachment.id-taken', 409, {
    zh: '这个编号已有别的附件',
    en: 'Another attachment already has this id',
  });

const tooLarge = () =>
  new Refusal(
    'attachment.too-large',
    413,
    { zh: '附件超过 20 MB', en: 'The attachment is larger than 20 MB' },
    { mend: { zh: '拍小一点,或分成几份', en: 'Take a smaller picture, or send it in parts' } },
  );

const unknownKind = () =>
  new Refusal(
    'attachment.kind',
    415,
    { zh: '附件要是图片、PDF 或录音', en: 'An attachment is a picture, a PDF or a recording' },
    {
      mend: {
        zh: '图片用 JPEG、PNG 或 WebP(苹果手机:设置→相机→格式→兼容性最佳)',
        en: 'Pictures as JPEG, PNG or WebP (iPhone: Settings → Camera → Formats → Most Compatible)',
      },
    },
  );

const gone = () =>
  new Refusal('attachment.gone', 404, { zh: '附件已不在', en: 'The attachment is no longer there' });
