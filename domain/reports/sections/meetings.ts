import { gapNode, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'

/** Was any meeting recorded in the term? Where none was, the notes say that none is recorded, and no sentence tells of one (§2.6). */
export const hasMeetings = ({ n }: Pen): boolean => n('meetings.held') > 0

/** Meetings of parents and guardians (S1.14): how many, and who came by the roll where one was kept. */
export const meetings = (pen: Pen): Inline[] => {
  if (!hasMeetings(pen)) return []
  const { n, f } = pen
  const called = n('meetings.attendance') + n('meetings.absent')
  const absent = n('meetings.absent') > 0 ? line`，${f('meetings.absent')}人次没有到会` : ''
  const invited = n('meetings.invited') > 0 && n('meetings.absent') > 0 ? line`通知${f('meetings.invited')}人次，` : ''
  const roll = called > 0 ? line`；${invited}点名到会${f('meetings.attendance')}人次${absent}` : ''
  const trainings =
    n('meetings.trainings') > 0 && n('meetings.trainings') < n('meetings.held')
      ? line`，其中培训${f('meetings.trainings')}次`
      : ''
  const agreed =
    n('meetings.agreed') > 0
      ? [
          ...line`会上商定办法${f('meetings.agreed')}条。`,
          gapNode('agreed-kept', '会上商定的办法，现在回头看，做着的有几条？'),
        ]
      : []
  const followed = n('meetings.followed') > 0 ? line`会后对没有到会的人家单独补谈${f('meetings.followed')}人次。` : ''
  return line`期内召开家长会、监护人会和培训${f('meetings.held')}次${trainings}${roll}。${followed}${agreed}`
}
