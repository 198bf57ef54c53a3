import { entryKind } from '../domain/entries/list.ts'
import { addDays, minDate, shanghaiDate } from '../domain/kit/dates.ts'
import { isPerson } from '../domain/kit/field-spec.ts'
import type { Actor } from '../domain/roles.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import type { LaidEntry } from '../server/entries/commands/lay-entries.ts'
import { type DemoEntry, HEAD_TEACHER, pairingsOf, promisesOf, tasksOf } from './entries.ts'
import { leftBehindOf } from './left-behind.ts'
import { dice } from './random.ts'
import { demoId, noon } from './write-records.ts'

/**
 * Pairings, promises and tasks of a school's left-behind children as they stand now, by the head teacher of each class, ended on the
 * day that each says; not written yet.
 */
export const inventedEntries = async (
  ctx: Ctx,
  operator: Actor,
  code: string,
  teachers: ReadonlyMap<string, string>,
  seed: number,
  days: { from: string; until: string },
): Promise<LaidEntry[]> => {
  const roll = dice(seed + 3)
  const until = minDate(days.until, shanghaiDate(ctx.now()))
  const { children, classCode } = await inActorTx(
    ctx.db,
    operator,
    async (tx) => {
      const tree = await tx.tree()
      const school = [...tree.values()].find((p) => p.code === code)
      const children = school ? await leftBehindOf(tx, school.id, addDays(days.from, 20)) : []
      return { children, classCode: new Map([...tree.values()].map((p) => [p.id, p.code])) }
    },
    { readOnly: true },
  )
  const actors = new Map<string, Actor>()
  const laid: LaidEntry[] = []
  const all = [pairingsOf, promisesOf, tasksOf].flatMap((of) => of(children, days.from, until, roll))
  for (const one of all.filter((e) => e.from <= until)) {
    const login = teachers.get(classCode.get(one.classId) ?? '')
    if (!login) continue
    const author = actors.get(login) ?? (await actorByLogin(ctx, login))
    actors.set(login, author)
    const { kind, from, end } = one
    const id = demoId(seed + 500_000_000, from, laid.length)
    const entry = { id, kind, version: entryKind(kind)?.version ?? 1, about: { child: one.childId }, from }
    const over = end && end.on <= until ? { ...end, at: noon(end.on) } : undefined
    laid.push({ author, at: noon(from), entry: { ...entry, body: bodyOf(one, author) }, end: over })
  }
  return laid
}

/** Who is to do it: the head teacher by account, where it is the head teacher. */
const bodyOf = ({ body }: DemoEntry, { accountId, name }: Actor): Record<string, unknown> =>
  isPerson(body.owner) && body.owner.name === HEAD_TEACHER ? { ...body, owner: { account: accountId, name } } : body
