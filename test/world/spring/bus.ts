import { boardBus } from '../../../server/modules/events/bus/board-bus.ts';
import { busOf } from '../../../server/modules/events/bus/bus.ts';
import type { Step } from '../step.ts';
import { SPRING } from './plan-spring.ts';

/** 谢军 drives round by two stops: eighteen get on at the first, fourteen at the second. */

const stopsAt = (moment: string, stop: string): Step => ({
  moment: `2026-03-14T${moment}`,
  does: (world) =>
    world.tx(async (tx) => {
      const here = (await busOf(tx, SPRING)).stops.find((one) => one.stop === stop);
      const invitations = here?.riders.map(({ invitation }) => invitation) ?? [];
      await boardBus(tx, SPRING, invitations, 'member:xie-jun', 'demo');
    }),
});

export const BUS: readonly Step[] = [stopsAt('07:40', '松涛路口'), stopsAt('07:55', '老城菜市场')];
