import type * as z from 'zod'
import type { paperApi } from '../../../domain/api/paper.ts'
import { AppError } from '../../../domain/errors.ts'
import { type TextKind, textFault } from '../../../domain/reports/papers/texts.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPaperTexts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { wordingsAt } from '../wording.ts'

type Endpoint = (typeof paperApi)['setPaperText']
type Input = z.output<Endpoint['body']>

const NOT_HERE = '信和条子的写法由学校或县里定；班、村和乡镇照着印。'

/**
 * Keeps the wording of a paper for a school or for the county, or takes it back to what stands above (decision 050). Errors: invalid
 * (gaps, by sentence; another kind of place), conflict (changed since it was seen), place-unknown, not-found, forbidden.
 */
export const setPaperText = async (
  ctx: Ctx,
  actor: Actor,
  kind: TextKind,
  { place: code, text, version: seen }: Input,
): Promise<z.input<Endpoint['response']>> => {
  can(actor, 'paper-text.write')
  const fault = text === null ? null : textFault(kind, text)
  if (fault) throw new AppError('invalid', { text: fault }, fault)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeByCode(tx, code, 'paper-text.write')
      if (place.kind !== 'school' && place.kind !== 'county')
        throw new AppError('invalid', { place: NOT_HERE }, NOT_HERE)
      await lockPaperTexts(tx)
      const { rows, viewOf } = await wordingsAt(tx, place)
      const own = rows.find((r) => r.kind === kind && r.place_id === place.id)
      if ((own?.version ?? 0) !== seen) throw new AppError('conflict')
      // The same words as above are none of one's own: what the county changes later is printed here too.
      const wanted = text === null || text === viewOf(kind).above ? null : text
      const change = changeOf(own, wanted, { id: newId(tx.now), place: place.id, kind })
      if (change)
        await tx.write([change], {
          action: wanted === null ? 'paper-text.off' : 'paper-text.set',
          subject: 'paper-text',
          subjectId: kind,
          placeId: place.id,
          detail: { kind },
        })
      return (await wordingsAt(tx, place)).viewOf(kind)
    },
    { now: ctx.now() },
  )
}

const changeOf = (
  own: { id: string; text: string; version: number } | undefined,
  wanted: string | null,
  fresh: { id: string; place: number; kind: TextKind },
): Change | null => {
  if (wanted === (own?.text ?? null)) return null
  if (own && wanted === null) return { table: 'paper_text', op: 'update', id: own.id, set: { del: true } }
  if (own) return { table: 'paper_text', op: 'update', id: own.id, set: { text: wanted, version: own.version + 1 } }
  return {
    table: 'paper_text',
    op: 'insert',
    id: fresh.id,
    set: { place_id: fresh.place, kind: fresh.kind, text: wanted, version: 1 },
  }
}
