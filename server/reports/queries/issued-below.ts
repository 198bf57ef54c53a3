import type * as z from 'zod'
import type { issuedBelow as issuedBelowShape } from '../../../domain/api/figure.ts'
import { figureOf } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import type { FigureValue } from '../../../domain/figures/types.ts'
import { isMerged } from '../../../domain/registers/merged-place.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import { figureText } from '../../../domain/reports/kit/input.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { enrolmentOf } from '../../figures/db/enrolment.ts'
import { figureValues } from '../../figures/db/figure-values.ts'
import { dutyQuestion, keptDuties } from '../../figures/queries/place-figures.ts'
import { pageOf } from '../../page-of.ts'
import { storedPlaceTerm } from '../../places/queries/term-of-place.ts'
import { draftsAndIssuedOf, type ReportRow } from '../db/report.ts'
import { mustFind } from './summary-view.ts'

type Below = z.input<typeof issuedBelowShape>

/** What a township compares of its schools: who is there, what was owed and done, what the files lack. */
const COMPARED = [
  'pupils',
  'left-behind.education',
  'talks.due',
  'talks.met',
  'visits.due-households',
  'visits.all-phases',
  'files.gaps',
] as const

/**
 * What the schools of a township issued for the same term or year, and where a number that they signed differs from what the register says now
 * of the same day. Who has issued nothing is named too: nothing is estimated for it. A year is compared with years. Errors: not-found.
 */
export const listIssuedBelow = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Below[]; next: string | null }> => {
  can(actor, 'report.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, 'report.read')
      const tree = await tx.tree()
      const schools = placesUnder(tree, row.place_id, 'school').filter(
        (place) => place.id !== row.place_id && !isMerged(tree, place),
      )
      const { items, next } = pageOf(schools, page, (place) => place.code)
      const below: Below[] = []
      for (const school of items) below.push(await belowAt(tx, school, row.term))
      return { items: below, next }
    },
    { now: ctx.now() },
  )
}

const belowAt = async (tx: Tx, place: Place, term: string): Promise<Below> => {
  const rows = (await draftsAndIssuedOf(tx, 'school-summary', place.id, term)).filter((r) => r.level !== 'public')
  const issued = rows.find((r) => r.state === 'issued' && !r.signed?.withdrawn) ?? null
  const named = { code: place.code, name: place.name }
  if (!issued)
    return { ...named, step: rows.some((r) => r.state === 'draft') ? 'draft' : 'none', issued: null, differs: [] }
  return {
    ...named,
    step: 'issued',
    issued: {
      id: issued.id,
      by: issued.issued_by ?? '',
      on: issued.signed?.date ?? issued.cutoff,
      cutoff: issued.cutoff,
      checkCode: issued.check_code ?? '',
    },
    differs: await differing(tx, place, issued),
  }
}

/** Numbers of an issued page that the register tells otherwise now, of the same day. */
const differing = async (tx: Tx, place: Place, issued: ReportRow): Promise<Below['differs']> => {
  const at = await storedPlaceTerm(tx, { place: place.code, term: issued.term, cutoff: issued.cutoff }, 'report.read')
  const figures = COMPARED.flatMap((figure) => figureOf(figure, readingAt(place.kind)) ?? [])
  const now = await tx.widened(async () =>
    figureValues(tx, figures, {
      place,
      duties: await keptDuties(tx, dutyQuestion(at)),
      range: at.range,
      enrolment: await enrolmentOf(tx, place, at.range.cutoff),
    }),
  )
  return COMPARED.flatMap((figure) => {
    const [then, today]: (FigureValue | undefined)[] = [issued.frozen?.[figure], now.get(figure)]
    return then && today && then.value !== today.value
      ? [{ figure, title: today.title, stated: figureText(then), now: figureText(today) }]
      : []
  })
}
