import { inventedPupils } from '../demo/pupils.ts'
import { rosterFile } from '../demo/roster-file.ts'
import { uuidv7 } from '../domain/kit/uuid.ts'
import { type Batch, NOTHING_TYPED } from '../domain/reports/papers/batch.ts'
import { fileSheet } from '../domain/reports/papers/child-file.ts'
import type { Actor } from '../domain/roles.ts'
import { addAccount } from '../server/accounts/commands/add-account.ts'
import { actorByLogin } from '../server/actor.ts'
import { getChild } from '../server/children/queries/child-file.ts'
import { listChildren } from '../server/children/queries/children.ts'
import { paperDocx } from '../server/documents/paper-docx.ts'
import { askPrint } from '../server/prints/commands/ask-print.ts'
import { listPrints } from '../server/prints/queries/prints.ts'
import { fileTold } from '../server/prints/told.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { type Ground, say, TERM } from './ground.ts'
import { libraryPages } from './library-pages.ts'
import { timed } from './measure.ts'

const CHILDREN = 200
/** Of each child: with the rest of its file some four pages. */
const RECORDS = 70
/** Files that are drawn both ways: of two hundred the library takes half a minute and 2 GB. */
const BOTH = 20

/** Two hundred files of four pages, and two hundred cards, each as one batch (decision 059); and what drawing costs beside the library. */
export const prints = async (ground: Ground) => {
  const { ctx, operator } = ground
  await importRosterFile(ctx, operator, {
    bytes: await rosterFile('大学校', '学生花名册', inventedPupils(CHILDREN, 3)),
    fileName: 'c.xlsx',
    schoolCode: 'BIG',
    term: TERM,
    population: 'all',
    apply: true,
  })
  await addAccount(ctx, operator, { login: 'gu', name: '顾校长', role: 'principal', placeCode: 'BIG' })
  const principal = await actorByLogin(ctx, 'gu')
  const { items } = await listChildren(ctx, principal, { limit: CHILDREN, status: 'enrolled', sort: 'class' })
  const ids = items.map((child) => child.id)
  await write(ground, ids)
  for (const batch of ['file', 'card'] as const) {
    const { seconds, megabytes, peak } = await made(ground, principal, batch, ids)
    say(
      `成批打印：${ids.length} 份${batch === 'file' ? '档案' : '联系卡'}`,
      `${seconds.toFixed(1)} 秒，${megabytes.toFixed(2)} MB，内存最多 ${peak} MB`,
    )
  }
  const opened = await timed(async () => {
    for (const id of ids) await getChild(ctx, principal, id, null)
  })
  say('只打开这些档案，一份接一份（秒）', (opened.ms / 1000).toFixed(1))
  const some = await Promise.all(ids.slice(0, BOTH).map((id) => getChild(ctx, principal, id, null)))
  const sheets = some.map((file) => fileSheet(fileTold(file, [], { schoolName: '大学校', since: null })))
  // Each once before: what a first run compiles is neither's.
  await paperDocx('x', sheets.slice(0, 2))
  await libraryPages(sheets.slice(0, 2))
  const [text, library] = [await processor(() => paperDocx('x', sheets)), await processor(() => libraryPages(sheets))]
  say(
    `画 ${BOTH} 份档案，处理器时间：文字 / 文档库（毫秒）`,
    `${text.toFixed(0)} / ${library.toFixed(0)}，${(text / library).toFixed(3)}`,
  )
}

/** Milliseconds of this process's own work, whatever else the machine does. */
const processor = async (work: () => Promise<unknown>): Promise<number> => {
  const from = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const made = async ({ ctx }: Ground, principal: Actor, batch: Batch, ids: string[]) => {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, Math.round(process.memoryUsage().rss / 1e6))
  }, 20)
  const { ms } = await timed(async () => {
    await askPrint(ctx, principal, {
      ...{ id: crypto.randomUUID(), batch, purpose: '存进档案柜', ids, status: 'enrolled', sort: 'class' },
      ...{ span: 'all', given: NOTHING_TYPED },
    })
    await ctx.jobs.idle()
  })
  clearInterval(timer)
  const [print] = (await listPrints(ctx, principal, { limit: 1 })).items
  if (print?.state !== 'done' || print.printed !== ids.length) throw new Error(`not made: ${print?.message}`)
  return { seconds: ms / 1000, megabytes: (print.bytes ?? 0) / 1e6, peak }
}

const write = async ({ ctx, operator }: Ground, ids: readonly string[]) => {
  let n = 0
  for (let k = 0; k < (ids.length * RECORDS) / 100; k++) {
    const records = Array.from({ length: 100 }, () => ({
      id: uuidv7(ctx.now(), Uint8Array.from([9, 2, 3, 4, 5, 6, 7, n >> 16, n >> 8, n])),
      kind: 'talk',
      version: 1,
      childIds: [ids[n % ids.length] ?? ''],
      happenedOn: `2026-${['09', '10', '11'][n % 3]}-${String((n++ % 20) + 1).padStart(2, '0')}`,
      body: { topics: ['study'], finding: 'well', words: '说想爸爸妈妈，最近睡得好，答应周三打电话，作业能按时交。' },
    }))
    const { verdicts } = await saveRecords(ctx, operator, { records })
    const refused = verdicts.find((v) => v.verdict !== 'accepted')
    if (refused) throw new Error(`a record was not taken: ${refused.code} ${refused.message}`)
  }
}
