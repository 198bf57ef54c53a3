import { actorByLogin } from '../server/actor.ts'
import { answerCensus } from '../server/census/commands/answer-census.ts'
import { reopenRoll } from '../server/census/commands/reopen-roll.ts'
import { signRoll } from '../server/census/commands/sign-roll.ts'
import { getCensus } from '../server/census/queries/census.ts'
import type { Ctx } from '../server/context.ts'
import { on } from './write-records.ts'

/** A class or village as its census went: signed on a day, gone over as far as `until` children, or opened again and signed anew. */
export type CensusWent = {
  place: string
  login: string
  day: string
  /** So many are gone over, and it is not signed. */
  only?: number
  /** Of so many something changed. */
  changed?: number
  /** The first one here, a pupil, is said to have gone. */
  left?: string
  reopened?: { by: string; on: string; reason: string; signed: string }
}

/** The census of a term as each class and village went through it, through the product's own commands. Loaded again, nothing comes twice. */
export const writeCensus = async (ctx: Ctx, term: string, places: readonly CensusWent[]): Promise<void> => {
  for (const went of places) await goOver(ctx, term, went)
}

const goOver = async (ctx: Ctx, term: string, went: CensusWent) => {
  const { place } = went
  const [then, actor] = [on(ctx, went.day), await actorByLogin(ctx, went.login)]
  const seen = await getCensus(then, actor, { place, term, want: 'all', limit: 200 })
  if (seen.signed || seen.reopened.length > 0 || seen.items.some((child) => child.answer)) return
  const [first] = went.left ? seen.items.filter((child) => !child.canMove) : []
  const said = seen.items.slice(0, went.only ?? went.changed ?? 0).filter((child) => child.id !== first?.id)
  const answers = [
    ...(first ? [{ child: first.id, answer: 'left' as const, reason: went.left }] : []),
    ...said.map((child, i) => ({
      child: child.id,
      answer: i < (went.changed ?? 0) ? ('changed' as const) : ('unchanged' as const),
    })),
  ]
  if (answers.length > 0) await answerCensus(then, actor, { place, term, answers })
  if (went.only !== undefined) return
  const { todo } = await getCensus(then, actor, { place, term, want: 'todo', limit: 1 })
  if (todo > 0) await answerCensus(then, actor, { place, term, rest: todo })
  const sign = async (at: Ctx) => {
    const { counts } = await getCensus(at, actor, { place, term, want: 'todo', limit: 1 })
    await signRoll(at, actor, { place, term, children: counts.children })
  }
  await sign(then)
  if (!went.reopened) return
  const { by, reason, signed } = went.reopened
  await reopenRoll(on(ctx, went.reopened.on), await actorByLogin(ctx, by), { place, term, version: 1, reason })
  const again = on(ctx, signed)
  const now = await getCensus(again, actor, { place, term, want: 'todo', limit: 1 })
  if (now.todo > 0) await answerCensus(again, actor, { place, term, rest: now.todo })
  await sign(again)
}
