import { AppError } from '../../../domain/errors.ts'
import type { OutlineLine } from '../../../domain/registers/match-outline.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPlaces } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { type NewPlace, type PlacesOutcome, writePlaces } from '../new-places.ts'
import { linesOfOutline } from '../outline-lines.ts'

/**
 * Adds the places of an outline that do not stand yet, all of them or none: nothing while a line is at fault, and what is doubtful only
 * if somebody is sure. What stands already is left as it is. Errors: not-found, invalid.
 */
export const addOutline = async (
  ctx: Ctx,
  actor: Actor,
  input: { text: string; under: string; sure: boolean },
): Promise<PlacesOutcome> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPlaces(tx)
      const lines = await linesOfOutline(tx, input)
      const [fault] = lines.filter((l) => l.state === 'fault')
      if (fault) throw new AppError('invalid', undefined, `第 ${fault.row} 行：${fault.note}`)
      const doubts = lines.filter((l) => l.state === 'doubt').length
      if (doubts > 0 && !input.sure) throw new AppError('invalid', undefined, `有 ${doubts} 行要您看一看，看过再添加。`)
      const rows = lines.flatMap((line, at) => rowOf(line, at) ?? [])
      const outcome = await writePlaces(tx, rows)
      if (outcome.problems[0]) throw new AppError('invalid', undefined, outcome.problems[0].message)
      if (outcome.added > 0) tx.note({ action: 'place.add', subject: 'place', detail: { added: outcome.added } })
      return { ...outcome, unchanged: lines.length - rows.length }
    },
    { now: ctx.now(), patient: true },
  )
}

/** A row for a line that is to be added; lines of one text row are told apart by where they stand in the outline. */
const rowOf = (line: OutlineLine, at: number): NewPlace | null => {
  const { kind, name, under, state } = line
  if ((state !== 'new' && state !== 'doubt') || kind === null || kind === 'county' || under === null) return null
  const own = { kind, name, row: at + 1 }
  return isLine(under) ? { ...own, parentCode: '', parentRow: under.line + 1 } : { ...own, parentCode: under.code }
}

const isLine = (under: Place | { line: number }): under is { line: number } => 'line' in under
