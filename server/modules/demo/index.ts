/** The demo's door: one event lived through in front of a newcomer. */
export { playOnce } from './play-once.ts';
export { Plays } from './plays.ts';
export { demoRoutes } from './routes.ts';
export type { Play, Stage } from './stage.ts';
