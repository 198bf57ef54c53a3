import type * as z from 'zod'
import type { evaluationApi } from '../../../domain/api/evaluation.ts'
import { evaluation } from '../../../domain/entries/evaluation.ts'
import { AppError } from '../../../domain/errors.ts'
import type { FigureValue } from '../../../domain/figures/types.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import {
  figuresIn,
  type Measure,
  measuresOf,
  reached,
  suggestedPoints,
} from '../../../domain/reports/evaluation/measures.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { standsAbove, writesKind } from '../../entries/reachable.ts'
import { dutyQuestion, figuresAt, keptDuties } from '../../figures/queries/place-figures.ts'
import { type PlaceTerm, placeTerm } from '../../places/queries/term-of-place.ts'
import { listAt } from '../list-at.ts'

export type EvaluationInput = z.infer<typeof evaluationApi.getEvaluation.query>
export type EvaluationOut = z.input<typeof evaluationApi.getEvaluation.response>

/**
 * What shows how the work of a school or a township stands by the indicators of an evaluation (S1.15, dossier §7), with the points that this suggests. Errors:
 * invalid (neither a school nor a township), place-unknown, not-found, term-unknown.
 */
export const getEvaluation = async (ctx: Ctx, actor: Actor, input: EvaluationInput): Promise<EvaluationOut> => {
  can(actor, 'evaluation.read')
  return inActorTx(ctx.db, actor, async (tx) => (await evaluationOf(tx, input)).told, { now: ctx.now() })
}

/** The same within a transaction, for whatever hands it out. */
export const evaluationOf = async (tx: Tx, input: EvaluationInput): Promise<{ told: EvaluationOut; at: PlaceTerm }> => {
  const code = input.place ?? (await tx.tree()).get(tx.actor.placeId)?.code ?? ''
  const at = await placeTerm(tx, { place: code, term: input.term, at: input.at }, 'evaluation.read')
  const about = at.place.kind
  if (about !== 'school' && about !== 'township') throw new AppError('invalid', { place: NO_SCHOOL }, NO_SCHOOL)
  const { items, said } = await listAt(tx, { about, placeId: at.place.id, day: at.term.startsOn })
  const lines = items.map(({ suggests, ...line }) => ({
    line,
    measures: measuresOf(about, { key: line.key, suggests }),
  }))
  const asked = new Set(lines.flatMap(({ measures }) => measures.flatMap(figuresIn)))
  // A school answers for whom it had at the day, also those who have moved away since.
  const { values } = await tx.widened(async () => figuresAt(tx, at, await keptDuties(tx, dutyQuestion(at)), asked))
  const indicators = lines.map(({ line, measures }) => ({ ...line, ...shownBy(line.points, measures, values) }))
  const judged = indicators.filter((one) => one.suggested !== null)
  return {
    at,
    told: {
      place: { code: at.place.code, name: at.place.name },
      about,
      term: at.term.id,
      cutoff: at.range.cutoff,
      listOf: said ? ((await tx.tree()).get(said.place_id)?.name ?? null) : null,
      mayWrite:
        writesKind(tx.actor, evaluation) &&
        canAt(tx.actor, 'entry.write', chainOf(await tx.tree(), at.place.id)) &&
        (await standsAbove(tx, at.place.id)),
      indicators,
      suggested: {
        given: judged.reduce((sum, one) => sum + (one.suggested ?? 0), 0),
        of: judged.reduce((sum, one) => sum + one.points, 0),
      },
    },
  }
}

const NO_SCHOOL = '检查评价一次看一所学校或一个乡镇，请选一个。'

type Shown = Pick<EvaluationOut['indicators'][number], 'suggested' | 'byPeople' | 'evidence'>

const shownBy = (points: number, measures: readonly Measure[], values: ReadonlyMap<string, FigureValue>): Shown => {
  const far = (measure: Measure) => reached(measure, (id) => values.get(id)?.value ?? null)
  const measure = measures.find((one) => far(one) !== null) ?? measures[0]
  if (!measure) return { suggested: null, byPeople: true, evidence: [] }
  return {
    suggested: suggestedPoints(points, far(measure)),
    byPeople: false,
    evidence: figuresIn(measure).flatMap((id) => {
      const figure = values.get(id)
      return figure ? [{ figure: id, title: figure.title, unit: figure.unit, value: figure.value }] : []
    }),
  }
}
