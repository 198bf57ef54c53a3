import { inventedPupils } from '../demo/pupils.ts'
import { rosterFile } from '../demo/roster-file.ts'
import { uuidv7 } from '../domain/kit/uuid.ts'
import { childFactsIn } from '../server/db/facts.ts'
import { inActorTx } from '../server/db/tx.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { reportFile } from '../server/reports/queries/report-file.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { type Ground, say, TERM, TODAY } from './ground.ts'
import { timed } from './measure.ts'

/** A school of 1,000 children with 20,000 records, and its work summary as a Word file. */
export const summary = async ({ ctx, operator }: Ground) => {
  await importRosterFile(ctx, operator, {
    bytes: await rosterFile('青石镇中心小学', '学生花名册', inventedPupils(1000, 2)),
    fileName: 'b.xlsx',
    schoolCode: 'S',
    term: TERM,
    population: 'all',
    apply: true,
  })
  const ids = await inActorTx(ctx.db, operator, async (tx) => {
    const place = [...(await tx.tree()).values()].find((p) => p.code === 'S')
    if (!place) throw new Error('no school')
    return [...(await childFactsIn(tx, place, TODAY, TODAY)).keys()]
  })
  let n = 0
  for (let k = 0; k < 200; k++) {
    const records = Array.from({ length: 100 }, () => ({
      id: uuidv7(ctx.now(), Uint8Array.from([1, 2, 3, 4, 5, 6, 7, n >> 16, n >> 8, n])),
      kind: n % 5 === 0 ? 'home-visit' : 'talk',
      version: 1,
      childIds: [ids[n % ids.length] ?? ''],
      happenedOn: `2026-${['09', '10', '11'][n % 3]}-${String((n++ % 20) + 1).padStart(2, '0')}`,
      body: {} as Record<string, unknown>,
    }))
    for (const r of records)
      r.body = r.kind === 'talk' ? { topics: ['study'], finding: 'well' } : { met: ['grandmother'], way: 'door' }
    const { verdicts } = await saveRecords(ctx, operator, { records })
    const refused = verdicts.find((v) => v.verdict !== 'accepted')
    if (refused) throw new Error(`a record was not taken: ${refused.code} ${refused.message}`)
  }
  const report = await timed(() =>
    reportFile(ctx, operator, {
      kind: 'school-summary',
      place: 'S',
      term: TERM,
      at: TODAY,
      format: 'docx',
      layout: 'official',
    }),
  )
  say('总结：一千名孩子、两万条记录（毫秒）', report.ms.toFixed(0))
}
