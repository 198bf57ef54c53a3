import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, isEnded, stateSaid, stateTakenOn } from '../../../domain/kit/define-entry.ts'
import { everyAnswer, OWN_VERSION, ownAnswers } from '../../../domain/kit/own-answers.ts'
import { OWN_KEY, ownName } from '../../../domain/kit/own-field.ts'
import { sameAnswers } from '../../../domain/kit/same-answers.ts'
import { trimmedBody, validateEntry } from '../../../domain/kit/validate-entry.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { sentVersion } from '../../db/write/change.ts'
import { restampKept } from '../../db/write/restamp-entries.ts'
import { childrenProblems } from '../children-named.ts'
import { type EntryRow, partsOf } from '../db/entry.ts'
import { derivedColumns, entryNote, entryUpdate, partChanges } from '../entry-changes.ts'
import { scopeKept } from '../keepers.ts'
import { peopleProblems } from '../people.ts'
import { answersOf, entryToChange, type KindOf, mustStandAbove } from '../reachable.ts'
import { columnOf, named, versionsOf } from '../versions.ts'

type Input = { set: Readonly<Record<string, unknown>>; base: Readonly<Record<string, number>> }

const ENDED = '这一条已经结束，不再改。要接着做，请新登记一条。'
/**
 * Changes single fields of an entry. A field that somebody else changed since the version that `base` says is a conflict; one that
 * `base` does not name is at version 1 (decision 013). Errors: not-found, forbidden, invalid (by field), conflict (by field, both values).
 */
export const changeEntry = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: Input,
  kindOf: KindOf = entryKind,
): Promise<{ versions: Record<string, number> }> => {
  can(actor, 'entry.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { row: stored, kind } = await entryToChange(tx, id, kindOf)
      const row = { ...stored, answers: answersOf(kind, stored) }
      if (isEnded(kind, row.state)) throw new AppError('invalid', undefined, ENDED)
      const next = nextOf(kind, row, input.set)
      await mustStandAbove(tx, kind, next.state, row)
      const problems = validateEntry(kind, { ...next, body: next.answers }, { today: shanghaiDate(tx.now) })
      if (problems.length === 0) problems.push(...(await peopleProblems(tx, kind, next.answers, row.answers)))
      if (problems.length === 0)
        problems.push(
          ...(await childrenProblems(
            tx,
            kind,
            next.answers,
            { child: row.child_id, place: row.place_id, entry: row.id },
            row.answers,
          )),
        )
      if (problems.length)
        throw new AppError(
          'invalid',
          Object.fromEntries(problems.map((p) => [p.field, p.message])),
          problems[0]?.message,
        )
      const beside = besides(kind, row, next.answers)
      const derived = derivedColumns(kind, next.answers)
      const seen = { ...row, scope: await scopeKept(tx, kind, next.answers, row.scope) }
      const { versions } = await tx
        .write(
          [
            entryUpdate(
              seen,
              {
                from_on: next.from,
                until_on: next.until,
                state: next.state,
                ...derived,
                ...(Object.keys(beside).length ? { answers: next.answers, version: kind.version } : {}),
              },
              {
                beside,
                // The row is held: what follows from the answers is as it was read, whatever the writer knew of it.
                base: {
                  ...columnsOf(input.base),
                  ...Object.fromEntries(
                    ['answers', 'version', ...Object.keys(derived), ...('state' in input.set ? [] : ['state'])].map(
                      (c) => [c, row.fv[c]?.[0] ?? 1],
                    ),
                  ),
                },
              },
            ),
            ...partChanges(seen, kind.parts?.(next.answers) ?? [], await partsOf(tx, [id]), tx.now),
          ],
          entryNote('entry.change', seen, { fields: Object.keys(input.set) }),
        )
        .catch((error: unknown) => {
          throw error instanceof AppError && error.code === 'conflict' ? renamed(error) : error
        })
      if (seen.scope.join() !== row.scope.join()) await restampKept(tx, seen)
      return { versions: versionsOf(kind, versions.get(id) ?? {}) }
    },
    { now: ctx.now() },
  )
}

const columnsOf = (base: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(base).map(([name, version]) => [columnOf(name), sentVersion(version)]))

const renamed = (error: AppError): AppError =>
  new AppError(
    'conflict',
    Object.fromEntries(Object.entries(error.details as Record<string, unknown>).map(([c, v]) => [named(c), v])),
  )

type Next = { from: string; until: string | null; state: string; answers: Record<string, unknown> }

/** The entry as it will be. Errors: invalid for a day that is none, a state that is none or ends. */
const nextOf = (kind: EntryKind, row: EntryRow, set: Input['set']): Next => {
  const wrong = (field: string, message: string): never => {
    throw new AppError('invalid', { [field]: message }, message)
  }
  const { from = row.from_on, until = row.until_on, state: asked, ...answers } = set
  const answered = withChanges(kind, row.answers, answers)
  // An answer given now may say the state by itself; a state that was chosen stands.
  const said = kind.upwardBy !== undefined && kind.upwardBy in answers
  const state =
    asked ?? (said ? stateSaid(kind, answered, row.state) : stateTakenOn(kind, row.answers, answered, row.state))
  if (typeof from !== 'string') return wrong('from', '开始的日期不对，请重新选。')
  if (until !== null && typeof until !== 'string') return wrong('until', '到期的日期不对，请重新选。')
  if (!kind.states.some((s) => s.value === state)) return wrong('state', '没有这种状态，请重新选。')
  if (isEnded(kind, String(state))) return wrong('state', '要结束这一条，请用“结束”，并写明原因。')
  return { from, until, state: String(state), answers: trimmedBody(answered) }
}

/** Own answers are named one by one, `county.f1`, or together under their key: those that are not named stay. */
const withChanges = (kind: EntryKind, before: EntryRow['answers'], changes: Readonly<Record<string, unknown>>) => {
  const own = new Map((kind.own?.fields ?? []).map((f) => [ownName(f.key), f.key]))
  const named = Object.entries(changes).filter(([name]) => own.has(name))
  const rest = Object.entries(changes).filter(([name]) => !own.has(name))
  const whole = ownAnswers(Object.fromEntries(rest))
  if (named.length === 0 && Object.keys(whole).length === 0) return { ...before, ...Object.fromEntries(rest) }
  return {
    ...before,
    ...Object.fromEntries(rest),
    [OWN_KEY]: {
      // What was made before there was any own field is held to none.
      [OWN_VERSION]: 0,
      ...ownAnswers(before),
      ...whole,
      ...Object.fromEntries(named.map(([name, value]) => [own.get(name) ?? name, value])),
    },
  }
}

/** Each answer that becomes another one, with its own version beside the row's columns. */
const besides = (kind: EntryKind, row: EntryRow, answers: Readonly<Record<string, unknown>>) => {
  const next = everyAnswer(kind, answers)
  return Object.fromEntries(
    everyAnswer(kind, row.answers).flatMap(({ field, value }, i) =>
      sameAnswers(value ?? null, next[i]?.value ?? null)
        ? []
        : [[field.name, { from: value ?? null, to: next[i]?.value ?? null }]],
    ),
  )
}
