import { describe, expect, it } from 'vitest'
import { entryDue } from '../../duties/entry-due.ts'
import { accountOf, part, WORKED_BEFORE } from '../testing/summary-input.ts'

const accounts = new Map([[entryDue.key, accountOf(['承诺到期'])]])
const told = (section: string, figures: Record<string, number>) => part(section, figures, WORKED_BEFORE, { accounts })
const due = (all: number, met: number) => ({
  'entry-due.due': all,
  'entry-due.met': met,
  'entry-due.missed': all - met,
})

describe('promises and what else fell due in the summary (S2A.16, S1.15)', () => {
  it('nothing promised, nothing due: not told', () => {
    expect(told('care', {})).not.toContain('答应')
    expect(told('care', {})).not.toContain('说好日子')
  })

  it.each<[string, Record<string, number>, string]>([
    ['made, none due', { made: 3 }, '家长答应学生的事新登记3件，都还没有到期。'],
    ['all kept', { made: 3, due: 2, kept: 2 }, '家长答应学生的事新登记3件，到期2件，全部兑现。'],
    ['none kept', { made: 2, due: 2, broken: 2 }, '到期2件，未兑现2件。'],
    ['kept and broken', { made: 5, due: 4, kept: 3, broken: 1 }, '到期4件，兑现3件，未兑现1件。'],
    ['some not known', { made: 6, due: 6, kept: 3, broken: 1, unknown: 2 }, '兑现3件，未兑现1件，2件未核实。'],
    ['none known', { made: 2, due: 2, unknown: 2 }, '到期2件，都没有核实到结果。'],
    ['made in an earlier term', { due: 1, kept: 1 }, '家长答应学生的事没有新登记的，到期1件，全部兑现。'],
  ])('promises: %s', (_what, counts, text) => {
    const figures = Object.fromEntries(Object.entries(counts).map(([name, n]) => [`promises.${name}`, n]))
    const known = (counts.due ?? 0) - (counts.unknown ?? 0)
    expect(told('care', { ...figures, ...due(counts.due ?? 0, known) })).toContain(text)
  })

  it.each<[number, number, string]>([
    [3, 3, '说好日子要办的事到期3件，都办好了。'],
    [3, 0, '说好日子要办的事到期3件，登记里还没有办好的。'],
    [3, 2, '说好日子要办的事到期3件，办好2件，没有办1件。'],
  ])('of %i other things due %i were done', (all, met, text) => {
    const others = { 'other-due.due': all, 'other-due.met': met, 'other-due.missed': all - met }
    expect(told('care', { ...others, ...due(all, met) })).toContain(text)
  })

  it('a part not done is a problem with its plan; none done at all is said to be unrecorded, not claimed as a gap', () => {
    expect(told('plan', due(4, 3))).toContain('到期没有核实、没有办的1件')
    expect(told('plan', due(4, 0))).not.toContain('到期没有问、没有办的')
    expect(told('plan', due(4, 0))).toContain('到期的承诺和要办的事')
  })
})
