import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../../../../contract/identity.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database } from '../../../platform/database.ts';
import { makeLink } from '../sign-in/sign-in-link.ts';
import { addMember } from './add-member.ts';
import { changeMember } from './change-member.ts';
import { changePost, posts } from './change-posts.ts';
import { changeDepartment, closeDepartment, departments, openDepartment } from './departments.ts';
import { colleagues, members, oneMember } from './members.ts';
import { changeOrganisation, organisationSettings } from './settings.ts';

const one = z.object({ id: z.string().max(80) });
const onePost = z.object({ code: wire.postCode });
const me = ({ member }: Caller) => `member:${member}`;
const handOf = (caller: Caller) => ({ by: me(caller), posts: caller.posts });

/** The organisation, its posts, departments and people. */
export const organisationRoutes =
  (db: Database): FastifyPluginAsyncZod =>
  async (app) => {
    const see = { verb: 'organisation.see' };
    const change = { verb: 'organisation.change' };
    const answer = <T extends z.ZodType>(schema: T) => ({ response: { 200: schema } });

    app.get('/api/organisation', { config: see, schema: answer(wire.organisation) }, ({ caller }) =>
      db.inOrganisation(caller.org, organisationSettings),
    );

    app.patch(
      '/api/organisation',
      { config: change, schema: { body: wire.organisationChange, ...answer(wire.organisation) } },
      ({ caller, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await changeOrganisation(tx, body, me(caller));
          return organisationSettings(tx);
        }),
    );

    app.get('/api/posts', { config: see, schema: answer(wire.posts) }, ({ caller }) =>
      db.inOrganisation(caller.org, async (tx) => ({ posts: await posts(tx) })),
    );

    app.patch(
      '/api/posts/:code',
      {
        config: { verb: 'post.change' },
        schema: { params: onePost, body: wire.postChange, ...answer(wire.posts) },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await changePost(tx, params.code, body, me(caller));
          return { posts: await posts(tx) };
        }),
    );

    app.get('/api/departments', { config: see, schema: answer(wire.departments) }, ({ caller }) =>
      db.inOrganisation(caller.org, async (tx) => ({ departments: await departments(tx) })),
    );

    app.post(
      '/api/departments',
      {
        config: { verb: 'department.change' },
        schema: { body: wire.newDepartment, ...answer(wire.departments) },
      },
      ({ caller, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await openDepartment(tx, body, me(caller));
          return { departments: await departments(tx) };
        }),
    );

    app.patch(
      '/api/departments/:id',
      {
        config: { verb: 'department.change' },
        schema: { params: one, body: wire.departmentChange, ...answer(wire.departments) },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await changeDepartment(tx, params.id, body, me(caller));
          return { departments: await departments(tx) };
        }),
    );

    app.delete(
      '/api/departments/:id',
      { config: { verb: 'department.change' }, schema: { params: one, ...answer(wire.departments) } },
      ({ caller, params }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await closeDepartment(tx, params.id, me(caller));
          return { departments: await departments(tx) };
        }),
    );

    app.get('/api/members', { config: { verb: 'member.see' }, schema: answer(wire.members) }, ({ caller }) =>
      db.inOrganisation(caller.org, async (tx) => ({ members: await members(tx) })),
    );

    app.get(
      '/api/members/:id',
      { config: { verb: 'member.see' }, schema: { params: one, ...answer(wire.member) } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => oneMember(tx, params.id)),
    );

    app.post(
      '/api/members',
      { config: { verb: 'member.add' }, schema: { body: wire.newMember, ...answer(wire.member) } },
      ({ caller, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await addMember(tx, body, handOf(caller));
          return oneMember(tx, body.id);
        }),
    );

    app.patch(
      '/api/members/:id',
      {
        config: { verb: 'member.change' },
        schema: { params: one, body: wire.memberChange, ...answer(wire.member) },
      },
      ({ caller, params, body }) =>
        db.inOrganisation(caller.org, async (tx) => {
          await changeMember(tx, params.id, body, handOf(caller));
          return oneMember(tx, params.id);
        }),
    );

    app.post(
      '/api/members/:id/sign-in-link',
      { config: { verb: 'member.link' }, schema: { params: one, ...answer(wire.signInLink) } },
      ({ caller, params }) => db.inOrganisation(caller.org, (tx) => makeLink(tx, params.id, me(caller))),
    );

    app.get(
      '/api/colleagues',
      { config: { verb: 'colleague.see' }, schema: answer(wire.colleagues) },
      ({ caller }) => db.inOrganisation(caller.org, async (tx) => ({ colleagues: await colleagues(tx) })),
    );
  };
