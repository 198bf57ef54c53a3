import type { Place } from '../domain/registers/place.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { placeDuties } from '../server/db/duties.ts'
import { inActorTx } from '../server/db/tx.ts'
import { dutyQuestion, factsOf, figuresAt, keptDuties } from '../server/figures/queries/place-figures.ts'
import { placeTerm } from '../server/places/queries/term-of-place.ts'
import { openSummary } from '../server/reports/commands/open-summary.ts'
import { reportFile } from '../server/reports/queries/report-file.ts'
import { getStatistics } from '../server/statistics/queries/statistics.ts'
import { say } from './ground.ts'
import { asked } from './weighed.ts'

/** A township's summary and a county's official table (issue: 5,000 children × 500,000 records in 5 s cold and 0.5 s warm; 100,000 children in 5 s). */
export const countyPapers = async (
  ctx: Ctx,
  { operator, office, home, township }: { operator: Actor; office: Actor; home: Place; township: Place },
  term: string,
): Promise<void> => {
  const page = { kind: 'township-summary', place: township.code, term } as const
  await asked(ctx, '乡镇总结的稿', () => openSummary(ctx, operator, page))
  await asked(ctx, '乡镇总结，Word', () => reportFile(ctx, operator, { ...page, format: 'docx', layout: 'official' }))
  await asked(ctx, '全县的汇总表', () =>
    getStatistics(ctx, office, { table: 'official-statistics', place: home.code, term }),
  )
  await asked(ctx, '一个镇的汇总表', () =>
    getStatistics(ctx, office, { table: 'official-statistics', place: township.code, term }),
  )
  say('乡镇总结的数和重新算的', (await different(ctx, operator, township.code, term)).join('、') || '都一样')
}

/** Figures by the kept rows that are not those of the engine, counted anew from every record. */
const different = (ctx: Ctx, actor: Actor, place: string, term: string): Promise<string[]> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await placeTerm(tx, { place, term }, 'figure.read')
      return tx.widened(async () => {
        const kept = await figuresAt(tx, at, await keptDuties(tx, dutyQuestion(at)))
        const anew = factsOf(await placeDuties(tx, at.place, at.term.id, at.range.cutoff), at.range.cutoff)
        const { values } = await figuresAt(tx, at, anew)
        return [...kept.values].filter(([id, { value }]) => values.get(id)?.value !== value).map(([id]) => id)
      })
    },
    { readOnly: true, now: ctx.now() },
  )
