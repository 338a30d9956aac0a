/** How long stopping may take before the process leaves anyway; the database is taken over at the next start. */
const PATIENCE = 20_000;

export interface Stopping {
  /** Settles when the process is asked to stop. */
  asked: Promise<void>;
  /** What to do then, before what was named earlier. */
  last(close: () => Promise<void>): void;
  carryOut(): Promise<void>;
}

export function whenAskedToStop(): Stopping {
  const closing: (() => Promise<void>)[] = [];
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask());
  // The launcher was killed: nobody is there to be served
  if (process.channel) process.on('disconnect', () => ask());
  return {
    asked,
    last: (close) => void closing.unshift(close),
    async carryOut() {
      setTimeout(() => process.exit(1), PATIENCE).unref();
      for (const close of closing)
        await close().catch((error) => console.error(`  ${(error as Error).message}`));
    },
  };
}
