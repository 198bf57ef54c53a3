import { owedWhileAlive } from '../duties/owed-standing.ts'
import { weeks } from '../duties/periods/week.ts'
import type { EntryRule } from '../duties/types.ts'
import { teaHouse } from './tea-house.ts'

/** A duty of each tea-house, as often a week as it says: it carries the engine's tests for entries, the product knows nothing of it. */
export const weeklyTeaHouse: EntryRule = {
  key: 'weekly-tea-house',
  subject: 'entry',
  entries: [teaHouse.kind],
  version: 1,
  title: '开茶馆',
  rhythm: 'week',
  words: { missed: '没开', tried: '去了没人', tries: (times, days) => `去过${times}次没人（${days}）。` },
  unit: '项',
  owner: 'principal',
  source: '茶馆章程（T2）',
  periods: (calendar, term, house) => weeks({ times: house.answers.sort === 'black' ? 2 : 1 })(calendar, term),
  applies: owedWhileAlive(['running'], (kind) => (kind === teaHouse.kind ? teaHouse : null)),
  settled: (house, period) =>
    house.state === 'sold' && house.untilOn !== null && house.untilOn > period.windows.due ? house.untilOn : null,
  evidence: { kinds: ['tea-opening'], meets: (record) => record.reached && record.staff !== 1 },
}
