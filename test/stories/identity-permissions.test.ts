import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postCodes } from '../../contract/identity.ts';
import { permissions } from '../../server/main.ts';
import { testApp } from '../world/app.ts';
import { signedIn, smallCompany } from '../world/small-company.ts';

const root = join(import.meta.dirname, '../..');
const house = await testApp();
await smallCompany(house);

/** A customer's own page: no member, but a session of its own that opens by a code to the phone on record. */
const ownPage = [
  'DELETE /api/own/session',
  'GET /api/own',
  'GET /api/own/copy',
  'GET /api/own/orders',
  'POST /api/own/codes',
  'POST /api/own/consents',
  'POST /api/own/corrections',
  'POST /api/own/erasure',
  'POST /api/own/forms/:id/confirmation',
  'POST /api/own/orders/:id/returns',
  'POST /api/own/session',
];
/** A sign-in desk at a door: no member's session, but a token of its own that is good for one event. */
const desks = [
  'GET /api/door/counts',
  'GET /api/door/open',
  'GET /api/door/roster',
  'GET /api/door/search',
  'POST /api/door/acts',
  'POST /api/door/presence',
  'POST /api/door/self-test',
  'POST /api/door/walk-ins/:id/completion',
];
/** A guest's own link, which says nothing about a person; and a draw, which anybody may check. */
const guests = [
  'GET /api/guest-pages/:link',
  'GET /api/guest-pages/:link/calendar.ics',
  'GET /api/guest-pages/:link/code.svg',
  'GET /api/public-draws/:organisation/:id',
  'POST /api/guest-pages/:link/email',
  'POST /api/guest-pages/:link/quiet',
  'POST /api/guest-pages/:link/reply',
];
/** What may be asked without signing in. A new line here is a decision. */
const open = [
  ...ownPage,
  ...desks,
  ...guests,
  'GET /api/demo/play',
  'GET /api/openapi.json',
  'GET /api/sign-in',
  'GET /healthz',
  'POST /api/demo/play',
  'POST /api/session',
  'POST /api/set-up',
  'POST /api/set-up/code',
  'POST /api/sign-in-link/read',
  'POST /api/sign-in-link/use',
];
const served = house.app.served.filter(({ url }) => url !== '/*');
const name = ({ method, url }: { method: string; url: string }) => `${method} ${url}`;

describe('the table post × verb', () => {
  it('is the one that was reviewed', async () => {
    const columns = ['verb', ...postCodes];
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const rows = permissions.verbs.map((verb) => {
      const everyone = permissions.may([], verb);
      return line([
        `\`${verb}\``,
        ...postCodes.map((post) => (everyone ? '·' : permissions.may([post], verb) ? '✓' : '')),
      ]);
    });
    const page = [
      '# Who may do what',
      '',
      'Made by a test from every `access.ts`; a change shows here in review. ✓ the post may · everybody signed in may.',
      '',
      line(columns),
      line(columns.map(() => '---')),
      ...rows,
      '',
    ].join('\n');
    await expect(page).toMatchFileSnapshot(join(root, 'docs/permissions.md'));
  });

  it('has somebody for every verb', () => {
    const idle = permissions.verbs.filter((verb) => !postCodes.some((post) => permissions.may([post], verb)));
    expect(idle).toEqual([]);
  });

  it('refuses a verb nobody named', () => {
    expect(() => permissions.may(['administrator'], 'made.up')).toThrow('made.up');
  });
});

describe('every route', () => {
  it('names a verb of the table, or is on the short list of open ones', () => {
    const closed = served.filter(({ config }) => !config.public);
    const nameless = closed.filter(({ config }) => !config.verb).map(name);
    const unknown = closed.flatMap((route) =>
      [route.config.verb ?? []]
        .flat()
        .filter((verb) => !permissions.has(verb))
        .map((verb) => `${name(route)}: ${verb}`),
    );
    expect({ nameless, unknown }).toEqual({ nameless: [], unknown: [] });
    expect(
      served
        .filter(({ config }) => config.public)
        .map(name)
        .sort(),
    ).toEqual([...open].sort());
  });

  it('refuses a visitor, and a member whose posts may not, before it looks at anything else', async () => {
    const visitor = house.device();
    const driver = await signedIn(house, 'wang-min');
    await house.db.inOrganisation('anhe', (tx) =>
      tx
        .updateTable('post_holding')
        .set({ to_at: new Date(0) })
        .where('member_id', '=', 'wang-min')
        .execute(),
    );
    for (const route of served.filter(({ config }) => !config.public)) {
      const path = route.url.replace(/:\w+/g, 'x');
      const method = route.method as 'GET';
      expect([name(route), (await visitor.ask(method, path)).status]).toEqual([name(route), 401]);
      const verbs = [route.config.verb ?? []].flat();
      if (!verbs.some((verb) => permissions.may([], verb)))
        expect([name(route), (await driver.ask(method, path)).status]).toEqual([name(route), 403]);
    }
  });
});

it('the own page opens to nobody without its own session, and signs no member out', async () => {
  const member = await signedIn(house, 'zhao-lei');
  for (const path of ['/api/own', '/api/own/orders', '/api/own/copy?format=json']) {
    expect([path, (await house.device().ask('GET', path)).status]).toEqual([path, 401]);
    expect((await member.ask('GET', path)).status).toBe(401);
  }
  expect((await member.ask('GET', '/api/me')).status).toBe(200);
});

it('the description of the API is fresh (npm run openapi)', async () => {
  const checkedIn = JSON.parse(readFileSync(join(root, 'contract/openapi.json'), 'utf8'));
  expect(house.app.swagger()).toEqual(checkedIn);
});
