/** Answers 204 once the work is kept: whoever hears it may ask at once and finds it done. */
export async function thenNothing(
  reply: { code(status: 204): unknown },
  work: Promise<unknown>,
): Promise<null> {
  await work;
  reply.code(204);
  return null;
}
