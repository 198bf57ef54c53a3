import type { Ctx } from '../../context.ts'
import { countiesOf } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { findPrint, hearPrint, type PrintRow } from '../db/print-job.ts'

/** So often a batch is taken up again whose maker ended in the middle: one that ends the process itself is not tried for ever. */
const TRIES = 3
const NOT_MADE = '做了几次都没有做成，服务器在中间停了。请少选一些，再要一份。'

const system = async (ctx: Ctx, county: number) => {
  const home = (await countiesOf(ctx)).find((c) => c.id === county)
  return home ? systemActor(county, home.placeId) : null
}

/**
 * Takes a batch in hand, as the machine: null where there is nothing to do (cancelled meanwhile; somebody else is at it, heard of within `quiet`
 * milliseconds; too many tries, which is told).
 */
export const beginPrint = async (
  ctx: Ctx,
  county: number,
  id: string,
  quiet: number,
): Promise<(PrintRow & { attempt: string }) | null> => {
  const actor = await system(ctx, county)
  if (!actor) return null
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findPrint(tx, id, { held: true })
      if (row?.state !== 'waiting' && row?.state !== 'making') return null
      if (row.state === 'making' && row.heard_at && tx.now - row.heard_at.getTime() < quiet) return null
      if (row.tries >= TRIES) {
        await tx.write(
          [{ table: 'print_job', op: 'update', id, set: { ...GONE, state: 'failed', message: NOT_MADE } }],
          null,
        )
        return null
      }
      const attempt = newId(tx.now)
      await tx.write(
        [{ table: 'print_job', op: 'update', id, set: { state: 'making', attempt, tries: row.tries + 1 } }],
        null,
      )
      await hearPrint(tx, id)
      return { ...row, state: 'making', attempt, tries: row.tries + 1 }
    },
    { now: ctx.now() },
  )
}

/** What goes when a batch has ended without a document, or its document is taken away: names, and what was typed. */
export const GONE = { asked_sealed: null, file_sealed: null, children: [], left_out: [] }

/** It came to nothing, for this reason; unless it was cancelled, or is somebody else's by now. */
export const endPrint = async (
  ctx: Ctx,
  county: number,
  one: PrintRow & { attempt: string },
  message: string,
): Promise<void> => {
  const actor = await system(ctx, county)
  if (!actor) return
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const now = await findPrint(tx, one.id, { held: true })
      if (now?.state !== 'making' || now.attempt !== one.attempt) return
      await tx.write(
        [{ table: 'print_job', op: 'update', id: one.id, set: { ...GONE, state: 'failed', message } }],
        null,
      )
    },
    { now: ctx.now() },
  )
}
