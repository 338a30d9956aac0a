import { join, resolve } from 'node:path';

/** Where Guiju keeps what it knows: ./data, or GUIJU_DATA. */
export const dataPath = (): string =>
  resolve(process.env.GUIJU_DATA ?? join(import.meta.dirname, '..', 'data'));

/** Folder of the attachments' bytes. */
export const attachmentsPath = (): string => join(dataPath(), 'attachments');
