import { api } from './client.ts';

/** Under the id by which a record will name it; sent again it is kept once. */
export async function sendAttachment(id: string, blob: Blob, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', blob, name);
  await api.put(`/api/attachments/${id}`, form);
  return id;
}
