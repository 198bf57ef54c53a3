import type { Term } from '../../domain/calendar/types.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { ancestorOf, type Place } from '../../domain/registers/place.ts'
import { isRollPlace, type RollChange, type RollChild, rollChanges, rollChild } from '../../domain/registers/roll.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Action } from '../../domain/roles.ts'
import { calendarOf } from '../db/calendar.ts'
import { factsOf } from '../db/child-row.ts'
import type { Tx } from '../db/tx-type.ts'
import { placeByCode } from '../places/queries/term-of-place.ts'
import { type AnswerRow, answersAt, frozenOf, type LiveRow, liveRows, type RollRow, rollsAt } from './db/census.ts'

/** `open`: the term is the one that runs; only then something is said or signed in it. */
export type CensusTerm = { term: Term; open: boolean; today: string }

/** The term asked for, else the last that has begun at the place. Errors: term-unknown, invalid (not begun). */
export const censusTerm = async (tx: Tx, place: Place, wanted: string | undefined): Promise<CensusTerm> => {
  const today = shanghaiDate(tx.now)
  const { terms } = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const begun = terms.filter((t) => t.startsOn <= today).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const term = wanted === undefined ? begun.at(-1) : terms.find((t) => t.id === wanted)
  if (!term) throw new AppError('term-unknown')
  if (term.startsOn > today)
    throw new AppError('invalid', undefined, `${term.name}要到${longDate(term.startsOn)}才开始，开学后再摸排。`)
  return { term, open: today <= term.endsOn, today }
}

export type CensusAt = CensusTerm & { place: Place }

/** A class or a village and the term of its census. Errors: place-unknown, not-found, term-unknown, invalid (another kind of place). */
export const censusAt = async (
  tx: Tx,
  input: { place: string; term?: string | undefined },
  action: Action,
): Promise<CensusAt> => {
  const place = await placeByCode(tx, input.place, action)
  if (!isRollPlace(place.kind)) throw new AppError('invalid', { place: WHERE }, WHERE)
  return { place, ...(await censusTerm(tx, place, input.term)) }
}
const WHERE = '摸排按班和村逐个做，请选一个班或一个村。'

/** Refuses what is said or signed of a term that is over. */
export const mustBeOpen = ({ open, term }: CensusTerm) => {
  if (!open)
    throw new AppError(
      'invalid',
      undefined,
      `${term.name}到${longDate(term.endsOn)}已经结束，不能再补签；请在新学期的摸排里核对。`,
    )
}

/**
 * `roll`: what would be signed now, without those said to have gone; `todo`: of whom nothing was said, or what was said holds no more. `anew`:
 * of these whom 没变 was said of before the roll was opened again, and who is another one than was signed: by id, what changed. `rolls`:
 * the versions signed in the term, the newest first; `since`: what changed since the last one.
 */
export type LiveRoll = {
  rows: LiveRow[]
  answers: Map<string, AnswerRow>
  roll: RollChild[]
  todo: LiveRow[]
  left: LiveRow[]
  anew: Map<string, string[]>
  rolls: RollRow[]
  since: RollChange[]
}

/** The roll of a class or village as it stands today, with what was said of each child in the term. */
export const liveRoll = async (tx: Tx, { place, term, today }: CensusAt): Promise<LiveRoll> => {
  const rows = await liveRows(tx, place, today)
  const answers = await answersAt(tx, place.id, term.id)
  const rolls = await rollsAt(tx, [place.id], term.id)
  const given = (row: LiveRow) => answers.get(row.child_id)?.answer ?? null
  const whole = rows.filter((row) => given(row) !== 'left').map((row) => rollChild(factsOf(row), today, given(row)))
  const since = await changesSince(tx, rolls[0], whole)
  const anew = anewOf(rolls[0], since, answers)
  const said = (row: LiveRow) => (anew.has(row.child_id) ? null : given(row))
  return {
    rows,
    answers,
    roll: whole.map((child) => (anew.has(child.id) ? { ...child, answer: null } : child)),
    todo: rows.filter((row) => said(row) === null),
    left: rows.filter((row) => said(row) === 'left'),
    anew,
    rolls,
    since,
  }
}

const changesSince = async (tx: Tx, last: RollRow | undefined, roll: readonly RollChild[]): Promise<RollChange[]> => {
  if (!last) return []
  const tree = await tx.tree()
  return rollChanges(await frozenOf(tx, last.id), roll, (id) => (id === null ? null : (tree.get(id)?.name ?? null)))
}

/** Of a roll that was opened again: 没变 of whoever changed since it was signed was said of another child than the one that stands there now. */
const anewOf = (
  last: RollRow | undefined,
  since: readonly RollChange[],
  answers: ReadonlyMap<string, AnswerRow>,
): Map<string, string[]> =>
  new Map(
    last?.state !== 'reopened'
      ? []
      : since.flatMap(({ id, sort, what }): [string, string[]][] => {
          const said = answers.get(id)
          const before = said?.answer === 'unchanged' && (said.roll_version ?? 1) <= last.version
          return before && sort !== 'went' ? [[id, what]] : []
        }),
  )

/** The version that is signed next. */
export const nextVersion = ({ rolls }: Pick<LiveRoll, 'rolls'>): number => (rolls[0]?.version ?? 0) + 1
