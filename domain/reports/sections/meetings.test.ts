import { describe, expect, it } from 'vitest'
import { gapsOf } from '../kit/doc.ts'
import { draftSchoolSummary } from '../school-summary.ts'
import { inputOf, part, WORKED } from '../testing/summary-input.ts'

describe('meetings in the summary (S1.14)', () => {
  it('none written down: not told, and said to be unrecorded', () => {
    expect(part('care', {})).not.toContain('家长会与培训')
    expect(part('notes', {})).toContain('监护人会议在系统中没有记录')
  })
  it('held, with a roll, with some who did not come; then it is not said to be unrecorded', () => {
    const figures = { 'meetings.held': 3, 'meetings.attendance': 240, 'meetings.absent': 12 }
    expect(part('care', figures)).toContain('期内召开家长会、监护人会和培训3次；点名到会240人次，12人次没有到会。')
    expect(part('notes', figures)).not.toContain('监护人会议')
    expect(part('care', figures)).not.toContain('补谈')
    expect(part('care', { ...figures, 'meetings.followed': 9 })).toContain(
      '12人次没有到会。会后对没有到会的人家单独补谈9人次。',
    )
    expect(part('care', { ...figures, 'meetings.trainings': 2 })).toContain('和培训3次，其中培训2次；点名')
    expect(part('care', { ...figures, 'meetings.invited': 252 })).toContain(
      '和培训3次；通知252人次，点名到会240人次，12人次没有到会。',
    )
    // What came of it no record tells: the author is asked.
    expect(part('care', { ...figures, 'meetings.agreed': 6 })).toContain('12人次没有到会。会上商定办法6条。')
    const draft = draftSchoolSummary(inputOf({ ...WORKED, ...figures, 'meetings.agreed': 6 }, null))
    const hints = draft.sections.flatMap(({ doc }) => gapsOf(doc).map(({ attrs }) => attrs.hint))
    expect(hints).toContain('会上商定的办法，现在回头看，做着的有几条？')
    expect(part('care', { 'meetings.held': 1 })).toContain('期内召开家长会、监护人会和培训1次。')
  })
})
