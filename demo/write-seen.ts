import type { ChildFacts } from '../domain/registers/child-facts.ts'
import { actorByLogin } from '../server/actor.ts'
import { changeChild } from '../server/children/commands/change-child.ts'
import type { Ctx } from '../server/context.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { dice } from './random.ts'
import { on } from './write-records.ts'

/** Spring Festival and summer, this year and last: when parents come home. */
const DAYS = ['2026-02-18', '2026-02-18', '2026-02-20', '2026-08-02', '2026-08-15', '2025-02-02', '2024-08-10']
/** Of some families nobody asked. */
const ASKED = 0.72

/** When parents who are away last saw their child, as teachers asked in October; of most children, not of all. */
export const writeSeen = async (ctx: Ctx, teachers: ReadonlyMap<string, string>, seed: number): Promise<void> => {
  const roll = dice(seed)
  const day = '2026-10-12'
  for (const login of [...teachers.values()].sort()) {
    const actor = await actorByLogin(ctx, login)
    const away = await inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const place = (await tx.tree()).get(actor.placeId)
        const spans = place ? await childFactsIn(tx, place, day, day) : new Map<string, ChildFacts[]>()
        return [...spans.values()]
          .flatMap((of) => of.find((s) => s.fromOn <= day && (s.untilOn === null || day < s.untilOn)) ?? [])
          .filter((s) => s.status !== 'left' && s.classId === actor.placeId)
          .filter((s) => s.fatherState === 'away' && s.motherState === 'away')
          .sort((a, b) => (`${a.birth} ${a.householdId}` < `${b.birth} ${b.householdId}` ? -1 : 1))
      },
      { readOnly: true },
    )
    for (const { childId } of away) {
      const seen = roll.pick(DAYS)
      const both = roll.chance(0.6)
      if (!roll.chance(ASKED)) continue
      await changeChild(on(ctx, day), actor, childId, {
        changes: { fatherSeenOn: seen, ...(both ? { motherSeenOn: seen } : {}) },
        base: {},
      })
    }
  }
}
