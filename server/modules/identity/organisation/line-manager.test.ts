import { describe, expect, it } from 'vitest';
import { type House, lineManagerOf } from './line-manager.ts';

const person = (department: string | null, lineManager: string | null = null, active = true) => ({
  department,
  lineManager,
  active,
});
const house: House = {
  people: new Map([
    ['zhou', person(null)],
    ['lin', person('market')],
    ['zhao', person('sales')],
    ['wang', person('sales')],
    ['wu', person('sales', 'chen')],
    ['chen', person('service')],
    ['gone', person('sales', null, false)],
    ['under-gone', person('sales', 'gone')],
  ]),
  departments: new Map([
    ['market', { parent: null, leader: 'lin' }],
    ['sales', { parent: 'market', leader: 'zhao' }],
    ['service', { parent: null, leader: 'chen' }],
  ]),
  generalManagers: ['zhou'],
};

describe('lineManagerOf', () => {
  it.each([
    ['a member answers to the leader of the department', 'wang', 'zhao'],
    ['a leader answers to the leader above', 'zhao', 'lin'],
    ['one without a leader above answers to the general manager', 'lin', 'zhou'],
    ['an explicit manager goes before the department', 'wu', 'chen'],
    ['an explicit manager who left is passed over', 'under-gone', 'zhao'],
    ['the general manager answers to nobody', 'zhou', null],
    ['a stranger answers to nobody', 'nobody', null],
  ])('%s', (_, member, manager) => expect(lineManagerOf(house, member)).toBe(manager));

  it('ends where departments were tied into a circle', () => {
    const circle = new Map([
      ['a', { parent: 'b', leader: null }],
      ['b', { parent: 'a', leader: null }],
    ]);
    const tied = { ...house, departments: circle, people: new Map([...house.people, ['x', person('a')]]) };
    expect(lineManagerOf(tied, 'x')).toBe('zhou');
  });
});
