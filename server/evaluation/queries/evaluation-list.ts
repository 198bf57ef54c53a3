import type * as z from 'zod'
import type { evaluationApi } from '../../../domain/api/evaluation.ts'
import type { Evaluated } from '../../../domain/entries/indicators.ts'
import { AppError } from '../../../domain/errors.ts'
import { figuresFor } from '../../../domain/figures/list.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { calendarOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { listRows } from '../db/lists.ts'
import { listAt } from '../list-at.ts'
import { setterOf } from '../setter.ts'

type Out = z.input<typeof evaluationApi.getEvaluationList.response>

/** By which lines the actor's county or township evaluates in a term, and what it may choose from. Errors: not-found, invalid, term-unknown. */
export const getEvaluationList = async (
  ctx: Ctx,
  actor: Actor,
  asked: { about: Evaluated; term?: string | undefined },
): Promise<Out> => {
  can(actor, 'evaluation.write')
  return inActorTx(ctx.db, actor, (tx) => evaluationListOf(tx, asked), { readOnly: true, now: ctx.now() })
}

/** The same within a transaction, for whatever has just changed it. */
export const evaluationListOf = async (
  tx: Tx,
  { about, term: wanted }: { about: Evaluated; term?: string | undefined },
): Promise<Out> => {
  const place = await setterOf(tx, about)
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const terms = (await calendarOf(tx, null)).terms.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
  const term = wanted ? terms.find((t) => t.id === wanted) : (terms.find((t) => t.startsOn <= today) ?? terms[0])
  if (!term) throw new AppError('term-unknown')
  const { items, said } = await listAt(tx, { about, placeId: place.id, day: term.startsOn })
  return {
    about,
    term: term.id,
    items,
    whose: said && {
      place: tree.get(said.place_id)?.name ?? '',
      own: said.place_id === place.id,
      fromTerm: said.from_term,
      by: said.set_by_name,
      on: said.set_on,
    },
    own: (await listRows(tx, [place.id], about)).map((row) => ({
      fromTerm: row.from_term,
      termName: terms.find((t) => t.id === row.from_term)?.name ?? row.from_term,
      by: row.set_by_name,
      on: row.set_on,
    })),
    terms: terms.map(({ id, name }) => ({ id, name })),
    figures: figuresFor(readingAt(about)).map(({ id, title, unit }) => ({ id, title, unit })),
  }
}
