import type * as z from 'zod'
import type { me } from '../../../domain/api/account.ts'
import { termAt } from '../../../domain/calendar/defaults.ts'
import { weekOf } from '../../../domain/calendar/weeks.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isLanguage } from '../../../domain/kit/language.ts'
import { ancestorOf, chainOf } from '../../../domain/registers/place.ts'
import { ACTIONS, type Actor, may, ROLE_NAMES } from '../../../domain/roles.ts'
import { selfOnly } from '../../can.ts'
import { takenOver } from '../../class-teachers/db/taken-over.ts'
import type { Ctx } from '../../context.ts'
import { ownFieldView } from '../../county-fields/view.ts'
import { calendarOf } from '../../db/calendar.ts'
import { countiesOf } from '../../db/county.ts'
import { inActorTx } from '../../db/tx.ts'
import { awayOf, standInsOf } from '../../stand-ins/db/stand-in.ts'
import { findAccount, postsOf } from '../db/account.ts'
import { signInOf } from '../db/sign-in.ts'

/** Who I am, in which post, what I may, what day and term it is. */
export const getMe = async (
  ctx: Ctx,
  actor: Actor,
  session: { postId: string; csrf: string },
): Promise<z.input<typeof me>> => {
  selfOnly(actor, actor.accountId)
  const county = (await countiesOf(ctx)).find((c) => c.id === actor.countyId)
  const today = shanghaiDate(ctx.now())
  return inActorTx(
    ctx.db,
    // One's own posts stand at other places too: they are read with the circles of all of them.
    { ...actor, circles: [...actor.circles, county?.placeId ?? 0, -(county?.placeId ?? 0)] },
    async (tx) => {
      const tree = await tx.tree()
      const account = await findAccount(tx, actor.accountId)
      const own = await postsOf(tx, today, actor.accountId)
      const away = new Map(
        (
          await awayOf(
            tx,
            own.flatMap((p) => p.stands_for ?? []),
          )
        ).map((a) => [a.post, a.name]),
      )
      const standIns = await standInsOf(
        tx,
        own.map((p) => p.id),
        today,
      )
      const fresh = await takenOver(tx, today, own)
      const posts = own.flatMap((p) => {
        const place = tree.get(p.place_id)
        return place
          ? [
              {
                id: p.id,
                role: p.role,
                roleName: ROLE_NAMES[p.role],
                place: { id: place.id, code: place.code, name: place.name, kind: place.kind },
                until: p.until_on,
                standsFor: p.stands_for === null ? null : (away.get(p.stands_for) ?? null),
              },
            ]
          : []
      })
      const post = posts.find((p) => p.id === session.postId) ?? posts[0]
      if (!account || !post) throw new Error('an actor without account or post')
      const signIn = await signInOf(tx, actor.accountId)
      const term = termAt((await calendarOf(tx, ancestorOf(tree, actor.placeId, 'school')?.id ?? null)).terms, today)
      return {
        accountId: actor.accountId,
        login: account.login,
        name: account.name,
        post,
        posts,
        standIns: standIns
          .filter((s) => s.from_on <= today)
          .map((s) => ({ postId: s.stands_for, name: s.name, until: addDays(s.until_on, -1) })),
        takenOver: fresh,
        actions: ACTIONS.filter((a) => may(actor.role, a)),
        county: { code: county?.code ?? '', name: county?.name ?? '' },
        ownFields: [...(await tx.own()).values()].flatMap((own) => own.fields.map(ownFieldView)),
        chain: chainOf(tree, actor.placeId),
        today,
        term: term
          ? { id: term.id, name: term.name, week: weekOf(term, today), startsOn: term.startsOn, endsOn: term.endsOn }
          : null,
        csrf: session.csrf,
        keptKey: ctx.keys.secret(`kept in a browser by ${actor.countyId} ${actor.accountId}`),
        mustChangePassword: signIn?.must_change ?? false,
        language: isLanguage(signIn?.language) ? signIn.language : null,
      }
    },
    { readOnly: true },
  )
}
