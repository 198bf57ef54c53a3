import { entryKind } from '../domain/entries/list.ts'
import { pairing } from '../domain/entries/pairing.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import { isPerson } from '../domain/kit/field-spec.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import { changeEntry } from '../server/entries/commands/change-entry.ts'
import { endEntry } from '../server/entries/commands/end-entry.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { agreementsOf, consentsOf, needsOf } from './around.ts'
import { backgroundsOf, difficultiesOf, portraitsOf } from './child-files.ts'
import { type DemoEntry, HEAD_TEACHER, lastWeekOf, pairingsOf, promisesOf, tasksOf } from './entries.ts'
import { leftBehindOf } from './left-behind.ts'
import { dice } from './random.ts'
import { buddiesOf, keyChildrenOf } from './study.ts'
import { writePairMeetings } from './write-pair-meetings.ts'
import { demoId, on } from './write-records.ts'
import { writeRecordsOf } from './write-records-of.ts'
import { writeSessions } from './write-sessions.ts'

type Home = { login: string; place: string; body: Record<string, unknown> }

/**
 * The registers of an autumn term: pairings, promises and tasks by the head teacher of each class, the Children's Homes by those
 * who keep them; ended on the day that each says. Loaded again, nothing comes twice.
 */
export const writeEntries = async (
  ctx: Ctx,
  schoolCodes: readonly string[],
  teachers: ReadonlyMap<string, string>,
  homes: readonly Home[],
  seed: number,
  days: { from: string; until: string },
): Promise<void> => {
  const roll = dice(seed)
  const operator = await operatorActor(ctx)
  const until = days.until < shanghaiDate(ctx.now()) ? days.until : shanghaiDate(ctx.now())
  const { children, classCode } = await inActorTx(
    ctx.db,
    operator,
    async (tx) => {
      const tree = await tx.tree()
      const schools = [...tree.values()].filter((p) => schoolCodes.includes(p.code))
      const found = []
      for (const school of schools) found.push(...(await leftBehindOf(tx, school.id, days.from)))
      return { children: found, classCode: new Map([...tree.values()].map((p) => [p.id, p.code])) }
    },
    { readOnly: true },
  )
  const all: DemoEntry[] = [
    ...[pairingsOf, promisesOf, tasksOf, needsOf, agreementsOf, consentsOf].flatMap((of) =>
      of(children, days.from, until, roll),
    ),
    ...lastWeekOf(children, until).filter((e) => e.from >= days.from),
  ]
  // With dice of their own and after the others, so that what stood before stays as it is.
  const study = [
    ...keyChildrenOf(children, days.from, until, dice(seed + 5)),
    ...buddiesOf(children, days.from, until, dice(seed + 6)),
    ...portraitsOf(children, days.from, until, dice(seed + 7)),
    ...backgroundsOf(children, days.from, until, dice(seed + 8)),
    ...difficultiesOf(children, days.from, until, dice(seed + 9)),
  ]
  // One of the helpers signs in: what she is paired with stands on her cards.
  const signed = await actorByLogin(ctx, 'bangfu')
  const withAccount = (body: Record<string, unknown>) =>
    isPerson(body.helper) && body.helper.name === signed.name
      ? { ...body, helper: { account: signed.accountId, name: signed.name } }
      : body
  let serial = 0
  const save = async (login: string, from: string, kind: string, about: object, body: object, version = 1) => {
    const actor = await actorByLogin(ctx, login)
    const id = demoId(seed, from, ++serial)
    await saveEntries(on(ctx, from), actor, { entries: [{ id, kind, version, about, from, body }] })
    return { actor, id }
  }
  for (const { place, login, body } of homes) {
    const { actor, id } = await save(login, days.from, 'home', { place }, body, 2)
    await writeSessions(ctx, actor, id, body, { seed, from: days.from, until })
  }
  const inOrder = (entries: readonly DemoEntry[]) =>
    entries.filter((e) => e.from <= until).sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const entry of [...inOrder(all), ...inOrder(study)]) {
    const login = teachers.get(classCode.get(entry.classId) ?? '')
    if (!login) continue
    const body = withAccount(await withTeacher(ctx, entry.body, login))
    const version = entryKind(entry.kind)?.version ?? 1
    const { actor, id } = await save(login, entry.from, entry.kind, { child: entry.childId }, body, version)
    await writeRecordsOf(ctx, actor, { id, entry }, { seed, until, serial })
    if (entry.kind === pairing.kind) await writePairMeetings(ctx, actor, { id, entry }, { seed, until, serial })
    if (entry.became && entry.became.on <= until)
      await changeEntry(on(ctx, entry.became.on), actor, id, { set: { state: entry.became.state }, base: {} })
    if (entry.changed && entry.changed.on <= until)
      await changeEntry(on(ctx, entry.changed.on), actor, id, { set: entry.changed.set, base: {} })
    if (entry.end) await endEntry(on(ctx, entry.end.on), actor, id, entry.end)
  }
}

/** Whoever it names as the head teacher of the class, by account. */
const withTeacher = async (ctx: Ctx, body: DemoEntry['body'], login: string): Promise<DemoEntry['body']> => {
  const { accountId, name } = await actorByLogin(ctx, login)
  const named = Object.entries(body).map(([field, value]) =>
    isPerson(value) && value.name === HEAD_TEACHER ? [field, { account: accountId, name }] : [field, value],
  )
  return Object.fromEntries(named)
}
