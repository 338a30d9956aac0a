/** One line of the list, as the spreadsheet counts it: the first is 1. */
export interface SheetRow {
  line: number;
  cells: string[];
}
