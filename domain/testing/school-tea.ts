import { owedWhileStanding } from '../duties/owed-standing.ts'
import { onceATerm } from '../duties/periods/term.ts'
import type { PlaceRule } from '../duties/types.ts'
import { teaHouse } from './tea-house.ts'

/** A duty of each school that keeps a tea-house: it carries the engine's tests for places. */
export const schoolTea: PlaceRule = {
  key: 'school-tea',
  subject: 'place',
  places: ['school'],
  version: 1,
  title: '茶会',
  rhythm: 'term',
  words: { missed: '没办', tried: '没人来', tries: (times, days) => `办过${times}次没人来（${days}）。` },
  unit: '处',
  owner: 'principal',
  source: '茶馆章程（T3）',
  periods: onceATerm({ to: 10 }),
  applies: owedWhileStanding(teaHouse.kind, (kind) => (kind === teaHouse.kind ? teaHouse : null)),
  evidence: { kinds: ['tea-party'], meets: (record) => record.reached },
}
