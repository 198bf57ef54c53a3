import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, type Opened } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choice, dateField, longText, person, repeat, text } from '../kit/fields.ts'
import { FEDERATION, PLACE_WORK, rowsIn, staffOf, WORK_READERS } from './place-parts.ts'

/** What the meeting decided, each a task of whoever is named (`task`, came from a meeting of the group). */
const decided = (body: Readonly<Record<string, unknown>>): Opened[] =>
  rowsIn(body, 'decisions').flatMap((row) =>
    textIn(row, 'what') !== '' && isPerson(row.owner) && textIn(row, 'due') !== ''
      ? [{ kind: 'task', body: { what: textIn(row, 'what'), owner: row.owner, due: row.due, came: 'group' } }]
      : [],
  )

/** 工作会议 (S1.1, S2B.5–6; kinds.md `group-meeting`): the leading group of a school, a village or a township met: who, about what, what was decided. */
export const groupMeeting = defineRecord({
  kind: 'group-meeting',
  version: 1,
  title: '工作会议',
  button: '记工作会议',
  sources: ['S1.1', 'S2B.5', 'S2B.6'],
  about: '领导小组、联席会、村干部会专门说孩子的事：谁到会、议了什么、定了哪几件。定下的事有人有日子，到期会问。',
  subject: { of: 'place', places: ['school', 'village', 'township'] },
  staff: staffOf('到会的人', 1),
  fields: [
    choice(
      'sort',
      [
        { value: 'group', label: '领导小组会' },
        { value: 'joint', label: '几家联席会' },
        { value: 'staff', label: '教师、干部会' },
        { value: 'mobilising', label: '布置动员会' },
        { value: 'summing-up', label: '总结会' },
      ],
      { label: '什么会', required: true },
    ),
    longText('topics', { label: '议了什么', hint: '一条一行', required: true, max: 600 }),
    text('chair', { label: '谁主持', max: 40 }),
    repeat(
      'decisions',
      [
        text('what', { label: '定了要办什么', required: true, max: 80 }),
        person('owner', { label: '谁来办', required: true }),
        dateField('due', { label: '哪天前办好', ends: true, required: true }),
      ],
      { label: '定下的事', max: 12 },
    ),
    longText('note', { label: '还要记的', max: 300 }),
  ],
  write: [...PLACE_WORK, ...FEDERATION],
  read: WORK_READERS,
  line: (body) => {
    const n = rowsIn(body, 'decisions').length
    return [
      [labelOf(groupMeeting, 'sort', body.sort), textIn(body, 'topics').split('\n')[0] ?? '']
        .filter((part) => part !== '')
        .join('：'),
      n > 0 ? `定了${n}件事` : '',
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  reached: () => true,
  opens: decided,
  check: (body) =>
    rowsIn(body, 'decisions').length === decided(body).length
      ? []
      : [{ field: 'decisions', code: 'not-enough', message: '定下的事要写清办什么、谁来办、哪天前办好。' }],
  columns: (body) => ({ sort: textIn(body, 'sort'), quantity: rowsIn(body, 'decisions').length }),
})
