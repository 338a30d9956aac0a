import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { toString as drawCode } from 'qrcode';
import { z } from 'zod';
import { leftEmail, guestPage as pageShape, quiet } from '../../../../contract/guest-page.ts';
import { reply as replyShape } from '../../../../contract/inviting.ts';
import type { Database } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { withGuestLink } from '../inviting/guest-link.ts';
import { loadInvitation } from '../inviting/invitation-row.ts';
import { calendarFile } from './calendar-file.ts';
import { guestPage } from './guest-page.ts';
import { leaveAlone } from './leave-alone.ts';
import { leaveEmail } from './leave-email.ts';
import { replyHere } from './reply-here.ts';

const params = z.object({ link: z.string().max(120) });
const page = { 200: pageShape };
/** A bus full of guests may share one address; whoever tries links gets no further than this. */
const reading = { public: true as const, rateLimit: { max: 240, timeWindow: 60_000 } };
const writing = { public: true as const, rateLimit: { max: 60, timeWindow: 60_000 } };

/** What the guest page asks: no session, no cookie; the link is all there is. */
export const guestPageRoutes =
  (db: Database, post: PostOffice): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/guest-pages/:link',
      { schema: { params, response: page }, config: reading },
      ({ params: { link } }) => withGuestLink(db, link, (tx, row) => guestPage(tx, row, post)),
    );

    app.post(
      '/api/guest-pages/:link/reply',
      { schema: { params, body: replyShape, response: page }, config: writing },
      ({ params: { link }, body }) =>
        withGuestLink(db, link, async (tx, { id }) => {
          await replyHere(tx, id, body);
          return guestPage(tx, await loadInvitation(tx, id), post);
        }),
    );

    app.post(
      '/api/guest-pages/:link/quiet',
      { schema: { params, body: quiet, response: page }, config: writing },
      ({ params: { link }, body }) =>
        withGuestLink(db, link, async (tx, row) => {
          await leaveAlone(tx, row, body.id);
          return guestPage(tx, await loadInvitation(tx, row.id), post);
        }),
    );

    app.post(
      '/api/guest-pages/:link/email',
      { schema: { params, body: leftEmail, response: page }, config: writing },
      ({ params: { link }, body }) =>
        withGuestLink(db, link, async (tx, { id }) => {
          await leaveEmail(tx, id, body.email, post);
          return guestPage(tx, await loadInvitation(tx, id), post);
        }),
    );

    app.get(
      '/api/guest-pages/:link/calendar.ics',
      { schema: { params }, config: reading },
      async ({ params: { link } }, answer) => {
        const file = await withGuestLink(db, link, async (tx, row) =>
          calendarFile(await guestPage(tx, row, post), { entry: `${tx.org}/${row.id}`, now: tx.clock.now() }),
        );
        return answer
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'attachment; filename="invitation.ics"')
          .send(file);
      },
    );

    // The page's own address as a code: who has no paper shows the phone at the door
    app.get(
      '/api/guest-pages/:link/code.svg',
      { schema: { params }, config: reading },
      async ({ params: { link }, protocol, host }, answer) => {
        await withGuestLink(db, link, async () => {});
        const code = await drawCode(`${protocol}://${host}/g/${link}`, { type: 'svg', margin: 2 });
        return answer.type('image/svg+xml').send(code);
      },
    );
  };
