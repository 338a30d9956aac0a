import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between Guiju and its database, so that a test can cut the line and mend it. */
export interface Switchboard {
  /** The database's address by way of this line. */
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function switchboard(to: string): Promise<Switchboard> {
  const target = new URL(to);
  const calls = new Set<Socket>();
  let server: Server = await listening(0);
  const { port } = server.address() as AddressInfo;

  function listening(at: number): Promise<Server> {
    const made = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        calls.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => calls.delete(one));
      }
    });
    return new Promise((resolve, reject) =>
      made.once('error', reject).listen(at, '127.0.0.1', () => resolve(made)),
    );
  }

  return {
    url: Object.assign(new URL(to), { host: `127.0.0.1:${port}` }).href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const call of calls) call.destroy();
      }),
    mend: async () => {
      server = await listening(port);
    },
  };
}
