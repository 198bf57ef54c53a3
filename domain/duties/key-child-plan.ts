import { maxDate } from '../kit/dates.ts'
import { owedWhileAlive } from './owed-standing.ts'
import { afterEvents } from './periods/after-event.ts'
import type { EntryRule } from './types.ts'

/** Within so many days there is a plan (kinds.md §3). */
const WITHIN = 14

/** For a key child a plan is made within a fortnight (S2A.7, S2A.13); one that it has already will do. */
export const keyChildPlan: EntryRule = {
  key: 'key-child-plan',
  subject: 'entry',
  entries: ['key-child'],
  version: 1,
  // Boards and files are printed with the names of children: it says what is to be done, not who was chosen.
  title: '定帮扶计划',
  rhythm: 'date',
  words: { missed: '没有帮扶计划', tried: '', tries: () => '' },
  unit: '项',
  owner: 'head-teacher',
  source: '帮扶制度：确定重点帮扶后两周内订出帮扶计划，写明时间、内容、怎样算做到（S2A.7、S2A.13）',
  periods: (calendar, term, child) =>
    afterEvents(WITHIN)(calendar, term, [{ key: 'plan', label: '两周内', on: child.fromOn }]),
  applies: owedWhileAlive(),
  beside: ['plan'],
  settled: ({ fromOn, beside = [] }) =>
    beside
      .filter((one) => one.kind === 'plan' && !(one.ended && one.untilOn !== null && one.untilOn <= fromOn))
      .map((one) => maxDate(one.fromOn, fromOn))
      .sort()[0] ?? null,
  evidence: { kinds: [], meets: () => false },
}
