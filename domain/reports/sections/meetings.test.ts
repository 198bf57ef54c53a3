import { describe, expect, it } from 'vitest'
import { part } from '../testing/summary-input.ts'

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
    expect(part('care', { 'meetings.held': 1 })).toContain('期内召开家长会、监护人会和培训1次。')
  })
})
