import type * as z from 'zod'
import type { occasionApi } from '../../../domain/api/occasion.ts'
import { festivalsIn } from '../../../domain/calendar/festivals.ts'
import { OCCASION, task } from '../../../domain/entries/task.ts'
import { dayIn, textIn } from '../../../domain/kit/answers.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isEnded, stateWords } from '../../../domain/kit/define-entry.ts'
import { isPerson } from '../../../domain/kit/field-spec.ts'
import { BIRTHDAY, care, FESTIVAL } from '../../../domain/records/care.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { birthdaysAmong, birthdaysOn } from '../../children/queries/birthdays.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { answersOf, readsKind, writesKind } from '../../entries/reachable.ts'
import { caresOf, preparedAt } from '../db/occasions.ts'
import { childrenOfEntry, childrenOfPlace, type OccasionChildren } from '../occasion-children.ts'

type Asked = z.output<(typeof occasionApi)['getOccasions']['query']>
type Out = z.input<(typeof occasionApi)['getOccasions']['response']>

/** Whose birthday was a few days ago and who was not wished anything stands there still. */
const BACK = 7
/** A record within so many days around a birthday speaks of it; around a festival. */
const AROUND = { birthday: { before: 7, after: 14 }, festival: { before: 21, after: 14 } }
const NAMED = 300
/** The next festivals are told however far they are, two of them: what is bought takes time. */
const NEXT = 2
const MOST_TASKS = 100
const MOST_LOOKED = 500

/**
 * Who has a birthday in the next weeks and was it thought of, what the next festivals need, who prepares what (S3.10, S3.12): of a class, a
 * school, a village, or of a dormitory or Children's Home for whoever keeps it. Errors: place-unknown, not-found, invalid.
 */
export const getOccasions = async (ctx: Ctx, actor: Actor, asked: Asked): Promise<Out> => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const until = addDays(today, asked.weeks * 7 - 1)
      const own = (await tx.tree()).get(actor.placeId)?.code ?? ''
      const of = asked.entry
        ? await childrenOfEntry(tx, asked.entry, today)
        : await childrenOfPlace(tx, asked.place ?? own, today)
      const birthdays = await birthdaysOf(tx, of, addDays(today, -BACK), until)
      const { tasks, mayAdd } = await tasksOf(tx, of, asked.entry !== undefined, addDays(today, -30))
      return {
        name: of.name,
        today,
        until,
        birthdays: birthdays.slice(0, NAMED),
        more: Math.max(0, birthdays.length - NAMED),
        festivals: await festivalsOf(tx, of, today, until),
        tasks,
        mayAdd,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const birthdaysOf = async (tx: Tx, of: OccasionChildren, from: string, until: string): Promise<Out['birthdays']> => {
  const days: string[] = []
  for (let on = from; on <= until; on = addDays(on, 1)) days.push(on)
  const { all } = of
  const found =
    all.of === 'place'
      ? await birthdaysOn(tx, of.place, days)
      : await tx.widened(() => birthdaysAmong(tx, all.ids, days))
  const { before, after } = AROUND.birthday
  const wishes = Map.groupBy(
    await tx.widened(() =>
      caresOf(
        tx,
        found.map((c) => c.id),
        { kind: care.kind, sort: BIRTHDAY, from: addDays(from, -before), to: addDays(until, after) },
      ),
    ),
    (w) => w.child_id,
  )
  return found.map((child) => {
    const wish = wishes
      .get(child.id)
      ?.find((w) => addDays(child.on, -before) <= w.on && w.on <= addDays(child.on, after))
    return {
      ...child,
      dormitory: of.sleeps.get(child.id) ?? null,
      wished: wish ? { on: wish.on, by: wish.by } : null,
    }
  })
}

const festivalsOf = async (tx: Tx, of: OccasionChildren, today: string, until: string): Promise<Out['festivals']> => {
  const coming = festivalsIn(addDays(today, -BACK), addDays(today, 400))
  const near = coming.filter((f) => f.on <= until)
  const told = near.length >= NEXT ? near : coming.slice(0, NEXT)
  const { before, after } = AROUND.festival
  const answers: Out['festivals'] = []
  for (const festival of told) {
    const cares = await tx.widened(() =>
      caresOf(tx, of.given, {
        kind: care.kind,
        sort: FESTIVAL,
        from: addDays(festival.on, -before),
        to: addDays(festival.on, after),
      }),
    )
    answers.push({
      ...festival,
      children: of.given.length,
      groups: of.groups,
      given: new Set(cares.map((c) => c.child_id)).size,
    })
  }
  return answers
}

/** What is to be prepared at the place, as tasks of its own; nobody who keeps an entry alone reads them. */
const tasksOf = async (
  tx: Tx,
  of: OccasionChildren,
  ofEntry: boolean,
  since: string,
): Promise<Pick<Out, 'tasks' | 'mayAdd'>> => {
  const chain = chainOf(await tx.tree(), of.place.id)
  if (ofEntry || !readsKind(tx.actor, task) || !canAt(tx.actor, 'entry.read', chain))
    return { tasks: [], mayAdd: false }
  const rows = await preparedAt(tx, of.place.id, { kind: task.kind, came: OCCASION, most: MOST_LOOKED })
  const tasks = rows.flatMap((row) => {
    const answers = answersOf(task, row)
    const due = dayIn(answers, 'due')
    return (due ?? since) >= since
      ? [
          {
            id: row.id,
            what: textIn(answers, 'what'),
            owner: isPerson(answers.owner) ? answers.owner.name : '',
            due,
            state: stateWords(task, row.state),
            done: isEnded(task, row.state),
          },
        ]
      : []
  })
  return {
    tasks: tasks.sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)).slice(0, MOST_TASKS),
    mayAdd: writesKind(tx.actor, task) && canAt(tx.actor, 'entry.write', chain),
  }
}
