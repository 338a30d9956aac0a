import type { SheetForm, Sheets } from '../../../../contract/sheets.ts';
import type { Sheet, Text } from '../../../../kernel/index.ts';
import { clausesFor, namesOf, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { begins, mayStart, type RecordingSheet, sheetOn, sheetsOn } from './in-force.ts';
import { expectMine } from './opened-from.ts';

/** A sheet is called by what it records: 请假, 用餐结账. */
export function sheetTitle(body: Sheet): Text {
  const { zh, en } = (body.records && registry().kinds.get(body.records.fact)?.text) ?? body.text;
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}

export const cardOf = ({ clause, n, body }: RecordingSheet) => ({ clause, n, title: sheetTitle(body) });

export const systemTitle = (pack: string) =>
  shippedPacks().find((one) => one.pack.pack === pack)?.pack.title ?? { zh: pack, en: pack };

/** 办事: what the caller may begin, by system. */
export async function startable(tx: Transaction, caller: Caller): Promise<Sheets> {
  const set = await clausesFor(tx);
  const mine = sheetsOn(set, set.zone.dayOf(tx.clock.now())).filter(
    (sheet) => begins(sheet) && mayStart(sheet, caller.posts),
  );
  const systems = Map.groupBy(mine, ({ pack }) => pack);
  return {
    systems: [...systems].map(([pack, sheets]) => ({
      pack,
      title: systemTitle(pack),
      sheets: sheets.map(cardOf),
    })),
  };
}

interface Asked {
  about?: string | undefined;
  obligation?: string | undefined;
}

/** The form of a sheet as its clause writes it. @throws Refusal `sheet.unknown`, `sheet.not-yours` */
export async function sheetForm(
  tx: Transaction,
  clause: string,
  asked: Asked,
  caller: Caller,
): Promise<SheetForm> {
  const set = await clausesFor(tx);
  const sheet = sheetOn(set, set.zone.dayOf(tx.clock.now()), clause);
  const about = await expectMine(tx, sheet, asked, caller);
  const fields = sheet.body.fields.map(({ name, text, input, choices, required }) => ({
    name,
    text,
    input,
    ...(choices && { choices: { ...choices } }),
    required: required === true,
    asked: typeof required === 'string',
  }));
  const named = about === null ? null : (await namesOf(tx, [about]))(about);
  return { ...cardOf(sheet), says: sheet.body.text, note: sheet.body.note ?? null, about: named, fields };
}
