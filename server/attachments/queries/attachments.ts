import type * as z from 'zod'
import type { attachmentApi } from '../../../domain/api/attachment.ts'
import { AppError } from '../../../domain/errors.ts'
import { type AttachedTo, photoLacks } from '../../../domain/registers/attachment.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { noteWordsRead } from '../../audit/db/words-read.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import { photoStandings } from '../../consents/photo.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { pageOf } from '../../page-of.ts'
import { type AttachmentOut, attachmentViews, whyHidden } from '../attachment-views.ts'
import { type AttachmentRow, attachmentsOf, attachmentsOfChild, picturesOfChildren } from '../db/attachment.ts'
import { findThing, type Thing } from '../things.ts'

type Page = { cursor?: string | undefined; limit: number }
type Listed = z.input<(typeof attachmentApi)['listAttachments']['response']>
type Paged = { items: AttachmentOut[]; next: string | null }

/** So many pictures of one child, or that wait to be removed, are looked at. */
const MOST = 600

/** The pictures of one thing. Errors: not-found (also for what the actor's post does not read). */
export const listAttachments = async (
  ctx: Ctx,
  actor: Actor,
  asked: { of: AttachedTo; on: string },
): Promise<Listed> => {
  can(actor, 'attachment.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const thing = await findThing(tx, asked.of, asked.on)
      if (!thing) throw new AppError('not-found')
      const rows = await attachmentsOf(tx, thing.of, thing.on)
      if (!thing.closed && rows.some((row) => saysWords(tx, row))) await noteWordsRead(tx, { children: thing.children })
      return {
        items: await attachmentViews(
          tx,
          rows.map((row) => ({ row, thing })),
        ),
        canAdd: thing.mayAdd,
        title: thing.title,
        children: thing.closed ? [] : await peopleOf(tx, thing),
      }
    },
    { now: ctx.now() },
  )
}

/** What somebody else wrote under a picture is read (M5). */
const saysWords = (tx: Tx, row: AttachmentRow): boolean => row.words !== '' && row.by_id !== tx.actor.accountId

/** So many of a thing are offered by name: whole school assemblies show nobody whom one would tick. */
const MOST_NAMED = 200

const peopleOf = async (tx: Tx, thing: Thing): Promise<Listed['children']> => {
  if (!thing.mayAdd || thing.children.length > MOST_NAMED) return []
  const standings = await photoStandings(tx, thing.children)
  return (await childNames(tx, thing.children)).map(({ id, name }) => ({
    id,
    name,
    lacks: photoLacks(standings.get(id) ?? { state: 'none' }),
  }))
}

/** All that a child's file, its records and its entries have, the newest first. Errors: forbidden, not-found. */
export const listChildAttachments = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  page: Page,
): Promise<Paged & { canAdd: boolean }> => {
  can(actor, 'attachment.read')
  if (!allowed(actor, 'child.open')) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const file = await findThing(tx, 'child', id)
      if (!file) throw new AppError('not-found')
      const rows = file.closed ? [] : await attachmentsOfChild(tx, file.on, MOST)
      const shown = pageOf(rows, page, (row) => row.id)
      if (shown.items.some((row) => saysWords(tx, row))) await noteWordsRead(tx, { children: [file.on] })
      return {
        items: await attachmentViews(tx, await withThings(tx, shown.items)),
        next: shown.next,
        canAdd: file.mayAdd,
      }
    },
    { now: ctx.now() },
  )
}

/** Pictures of children whose family's yes no longer holds and that the actor may remove: they are to be removed (个人信息保护法 Art. 47). */
export const listHiddenAttachments = async (ctx: Ctx, actor: Actor, page: Page): Promise<Paged> => {
  can(actor, 'attachment.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const found: AttachmentOut[] = []
      let after: string | null = null
      for (let looked = 0; looked < MOST * 10; looked += MOST) {
        const rows: AttachmentRow[] = await picturesOfChildren(tx, after, MOST)
        after = rows.at(-1)?.id ?? null
        // Most may be shown: what they hang on is asked only of those that may not.
        const standings = await photoStandings(
          tx,
          rows.flatMap((row) => row.shown),
        )
        const hidden = rows.filter((row) => whyHidden(row, standings, () => undefined) !== null)
        const views = await attachmentViews(tx, await withThings(tx, hidden))
        found.push(...views.filter((v) => v.state === 'hidden' && v.canRemove))
        if (rows.length < MOST || found.length >= MOST) break
      }
      return pageOf(found, page, (v) => v.id)
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** Each with what it hangs on; those of things that the actor does not read are left out. */
const withThings = async (tx: Tx, rows: readonly AttachmentRow[]): Promise<{ row: AttachmentRow; thing: Thing }[]> => {
  const things = new Map<string, Thing | null>()
  for (const { about_kind, about_id } of rows) {
    const key = `${about_kind} ${about_id}`
    if (!things.has(key)) things.set(key, await findThing(tx, about_kind, about_id))
  }
  return rows.flatMap((row) => {
    const thing = things.get(`${row.about_kind} ${row.about_id}`)
    return thing ? [{ row, thing }] : []
  })
}
