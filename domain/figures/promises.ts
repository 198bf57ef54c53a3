import { entryDue } from '../duties/entry-due.ts'
import { promise } from '../entries/promise.ts'
import type { Predicate } from '../kit/predicate.ts'
import { dutyConditions, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const { due, done, missed } = dutyConditions(entryDue)
/** The day of a promise, as the duty of what falls due names it. */
const ofPromise: Predicate = { column: 'period', op: '=', value: `${promise.kind}.kept` }
const stands = (...states: string[]): Predicate => ({ column: 'entryState', op: 'in', value: states })

const count = (id: string, title: string, definition: string, ...all: Predicate[]): FigureDefinition => ({
  id,
  unit: '件',
  title,
  definition,
  facts: 'duties',
  filter: { all },
  measure: { of: 'rows' },
})

/** What was promised to children and what became of it (S2A.16; summaries §8), and what else there was to a day. */
export const PROMISES: readonly FigureDefinition[] = [
  ...entryFigures(promise)
    .filter((f) => f.id === 'promise.new')
    .map((f) => ({ ...f, id: 'promises.made', unit: '件', title: '家长的承诺' })),
  count('promises.due', '到期的承诺', '到截止日已经到期、应核实的承诺；到期前写明原因结束的不计。', due, ofPromise),
  count('promises.kept', '兑现的承诺', '到期的承诺中核实为兑现的。', done, ofPromise, stands('kept')),
  count('promises.broken', '没有兑现的承诺', '到期的承诺中核实为没有兑现的。', done, ofPromise, stands('broken')),
  count('promises.unknown', '没有核实的承诺', '到期的承诺中问不到的、还没有问的。', due, ofPromise, {
    not: { all: [done, stands('kept', 'broken')] },
  }),
  count('other-due.due', '其他到期的事', '到截止日已经到期的登记（承诺以外，例如要办的事）。', due, { not: ofPromise }),
  count('other-due.met', '其他到期的事：办了的', '其他到期的事中已经办好的（含补办）。', done, { not: ofPromise }),
  count('other-due.missed', '其他到期的事：没有办的', '其他到期的事中到截止日没有办好的。', missed, { not: ofPromise }),
]
