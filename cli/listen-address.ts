import { createServer } from 'node:net';

export interface Address {
  host: string;
  port: number;
}

/** HOST and PORT; by default this machine alone can reach it. */
export function addressOf({ HOST: host = '127.0.0.1', PORT = '8080' }: NodeJS.ProcessEnv): Address {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT should be a number up to 65535, not “${PORT}”.`);
  return { host, port };
}

/** Says so before a minute is spent on starting. */
export async function expectFree({ host, port }: Address): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(inWords(error, { host, port })));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** What a browser on this machine opens. */
export function shown({ host, port }: Address): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function inWords(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is taken. Start with another one: PORT=${port + 1} npm start · 端口 ${port} 已被占用`,
    );
  if (error.code === 'EACCES')
    return new Error(`This account may not open port ${port}; choose one above 1023: PORT=8080 npm start`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`This machine has no address ${host}; HOST=0.0.0.0 opens it to the network.`);
  return error;
}
