import { parentPort, workerData } from 'node:worker_threads';

/** Somebody else at work meanwhile: asks the same thing again and again, from a thread of its own, and notes how long it took. */
const { url, cookie } = workerData as { url: string; cookie: string };
const EVERY = 25;

const times: number[] = [];
let going = true;
parentPort?.on('message', () => {
  going = false;
});
while (going) {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  times.push(performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, EVERY));
}
parentPort?.postMessage(times);
