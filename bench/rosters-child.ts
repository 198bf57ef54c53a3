import { readFileSync } from 'node:fs'
import { operatorActor } from '../server/actor.ts'
import { readSettings } from '../server/env.ts'
import { readInWorker } from '../server/import/read-in-worker.ts'
import { openProduct } from '../server/open.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { undoRoster } from '../server/rosters/commands/undo-roster.ts'
import { getRosterProgress } from '../server/rosters/queries/rosters.ts'
import { TERM, TODAY } from './ground.ts'
import { timed } from './measure.ts'

/** `read | apply | again | undo | later`, the data folder, the file (for `undo` the import's id), the school: one line of JSON with time and peak memory of this process. */
const [what, folder, file, schoolCode = 'BIG'] = process.argv.slice(2)
const bytes = what === 'undo' ? new Uint8Array() : readFileSync(file ?? '')
const report = (ms: number, said: string, id?: string) =>
  console.log(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024, said, id }))
if (what === 'read') {
  const { ms, result } = await timed(() => readInWorker(bytes, { at: TODAY }, { seconds: 60 }))
  report(ms, `${result.children.length} 个孩子`)
} else if (what === 'undo') {
  const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
  const operator = await operatorActor(ctx)
  const { ms } = await timed(async () => {
    await undoRoster(ctx, operator, file ?? '')
    await ctx.jobs.idle()
  })
  report(ms, (await getRosterProgress(ctx, operator, file ?? '')).state)
  await close()
} else {
  const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
  const operator = await operatorActor(ctx)
  const later = what === 'later'
  const at = later ? { ...ctx, now: () => Date.parse('2027-09-10T02:00:00Z') } : ctx
  const { ms, result } = await timed(() =>
    importRosterFile(at, operator, {
      bytes,
      fileName: 'a.xlsx',
      schoolCode,
      term: later ? '2027-autumn' : TERM,
      population: 'all',
      apply: what === 'apply' || later,
      leave: 'guessed',
    }),
  )
  report(
    ms,
    `新来 ${result.new.count}，有变化 ${result.changed.count}，没变化 ${result.unchanged.count}`,
    result.importId ?? undefined,
  )
  await close()
}
