import { randomBytes } from 'node:crypto'
import type * as z from 'zod'
import type { parentPageApi } from '../../../domain/api/parent-page.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { ownId, standsUnseen } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import { layDoor, shutDoors, standingLinks } from '../db/parent-link.ts'
import { reachableChildren } from '../reachable-children.ts'
import { sealLinkWords } from '../sealed-words.ts'

type Api = (typeof parentPageApi)['makeParentLinks']

/** 160 bits: nobody comes upon one by trying (decision 046). */
const TOKEN_BYTES = 20
const ID_IN_USE = '这个编号已经用过，请重新发一次。'

/**
 * Gives out a link for each of these family members, and takes back the one that each had. An address is told in the answer and
 * nowhere else: only its hash is kept. Errors: not-found (a child out of reach), conflict (an id is another link's).
 */
export const makeParentLinks = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['body']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'parent-page.write')
  const today = shanghaiDate(ctx.now())
  const until = addDays(today, input.days)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const children = await reachableChildren(
        tx,
        'parent-page.write',
        input.links.map((l) => l.child),
      )
      const before = (await standingLinks(tx, [...children.keys()], today)).filter((old) =>
        input.links.some((l) => l.child === old.child_id && l.part === old.part),
      )
      // One after the other: of two for the same person in one breath the later one holds.
      const wanted = [...new Map(input.links.map((l) => [`${l.child} ${l.part}`, l])).values()]
      if (before.length) {
        await tx.write(
          before.map((old) => ({
            table: 'parent_link',
            op: 'update',
            id: old.id,
            childId: old.child_id,
            set: { ended_on: today, ended_by_name: actor.name },
          })),
          null,
        )
        await shutDoors(
          tx,
          before.map((old) => old.id),
        )
      }
      const made = []
      for (const link of wanted) {
        const child = children.get(link.child)
        if (!child) throw new AppError('not-found')
        const id = (await standsUnseen(tx, 'parent_link', link.id)) ? ownId(actor.accountId, link.id) : link.id
        const words = { good: link.good, asks: input.asks, contact: input.contact }
        const { inserted } = await tx.write(
          [
            {
              table: 'parent_link',
              op: 'insert',
              id,
              childId: child.id,
              set: {
                child_id: child.id,
                part: link.part,
                words_sealed: sealLinkWords(ctx.keys, tx.countyId, id, words),
                made_on: today,
                made_by: actor.accountId,
                made_by_name: actor.name,
                until_on: until,
                agreed_on: null,
                ended_on: null,
                ended_by_name: null,
              },
            },
          ],
          {
            action: 'parent-page.give',
            subject: 'child',
            subjectId: child.id,
            placeId: child.school_id,
            detail: { part: link.part, until },
          },
        )
        if (!inserted.has(id)) throw new AppError('conflict', undefined, ID_IN_USE)
        const token = randomBytes(TOKEN_BYTES).toString('base64url')
        await layDoor(tx, token, { county: tx.countyId, link_id: id, ends_on: until })
        made.push({ id, childId: child.id, childName: child.name, part: link.part, path: `/p/${token}` })
      }
      return { links: made, until }
    },
    { now: ctx.now() },
  )
}
