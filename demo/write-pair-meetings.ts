import { waitsFor } from '../domain/entries/pair-ready.ts'
import { addDays } from '../domain/kit/dates.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import type { DemoEntry } from './entries.ts'
import { dice } from './random.ts'
import { demoId, on } from './write-records.ts'

const DAYS: Readonly<Record<string, number>> = { week: 7, 'half-month': 14, month: 27, term: 50, once: 70 }
const MET = [
  { mode: 'talk', what: '说起想妈妈，约好周末一起打电话' },
  { mode: 'study', what: '一起补了两页竖式' },
  { mode: 'study' },
  { mode: 'outing', what: '去镇上看了一场球' },
  { mode: 'parents', what: '爸爸电话里说腊月二十回来' },
  { mode: 'gift', what: '一本课外书' },
]
/** Once in a while nobody writes it down, or the helper comes in vain. */
const KEPT = 0.86
const SILENT = 0.08

/**
 * How helpers and children met over the term, by the rhythm of each pairing: mostly kept, a few that fell silent after the first
 * weeks, agent mothers who took a child home for a weekend. A pairing that waits for a word or a check has none.
 */
export const writePairMeetings = async (
  ctx: Ctx,
  actor: Actor,
  pairing: { id: string; entry: DemoEntry },
  days: { seed: number; until: string; serial: number },
): Promise<void> => {
  const { body, from, end } = pairing.entry
  if (waitsFor(body).length) return
  const roll = dice(days.seed + days.serial)
  const last = end && end.on < days.until ? end.on : days.until
  const quiet = roll.chance(SILENT) ? addDays(from, 25) : last
  const every = DAYS[String(body.rhythm)] ?? 27
  const lives = body.sort === 'agent-mother'
  for (let day = addDays(from, 3), n = 0; day <= last && day <= quiet; day = addDays(day, every), n++) {
    if (!roll.chance(KEPT)) continue
    const met = lives && roll.chance(0.25) ? { mode: 'stay', what: '周末接到家里住了一晚' } : roll.pick(MET)
    const record = {
      id: demoId(days.seed + 2, day, days.serial * 40 + n),
      kind: 'pair-meeting',
      version: 1,
      about: { entry: pairing.id },
      happenedOn: day,
      body: roll.chance(0.05) ? { mode: 'absent' } : met,
    }
    await saveRecords(on(ctx, day), actor, { records: [record] })
  }
}
