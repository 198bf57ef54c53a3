import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choices, longText, text } from '../kit/fields.ts'

const ROOMS = [
  { value: 'play', label: '活动室' },
  { value: 'reading', label: '阅览室' },
  { value: 'call', label: '亲情电话' },
  { value: 'video', label: '视频室' },
  { value: 'heart', label: '谈心室' },
]

/** 儿童之家 (S2B.9–12, S2B.20): where, when it is open, the two who keep it, what stands in it. */
export const home = defineEntry({
  kind: 'home',
  version: 1,
  title: '儿童之家',
  purpose: '孩子课后去的地方：哪几天开、谁值班（两个人）、有什么东西。',
  about: ['school', 'village'],
  fields: [
    text('name', { label: '名称', required: true, max: 40 }),
    choices('rooms', ROOMS, { label: '有哪些房间' }),
    choices(
      'days',
      ['一', '二', '三', '四', '五', '六', '日'].map((day, i) => ({ value: String(i + 1), label: `周${day}` })),
      { label: '哪几天开', required: true },
    ),
    text('hours', { label: '几点到几点', hint: '例如：16:00–18:00', required: true, max: 40 }),
    text('keeper', { label: '值班的人', required: true, max: 40 }),
    text('second', { label: '第二个值班的人', max: 40 }),
    longText('equipment', { label: '设备和图书', hint: '东西、件数、好坏', max: 400 }),
  ],
  states: [
    { value: 'running', label: '开着' },
    { value: 'resting', label: '暂停' },
    { value: 'closed', label: '撤了', ended: true },
  ],
  endings: ['房屋收回', '并到别处', '没有孩子来', '登记错了'],
  write: ['principal', 'dean', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (answers) =>
    [
      textIn(answers, 'name'),
      `${labelOf(home, 'days', answers.days)} ${textIn(answers, 'hours')}`.trim(),
      textIn(answers, 'second') === '' ? '只有一个人值班' : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  parts: (answers) =>
    ['keeper', 'second'].flatMap((role) => {
      const name = textIn(answers, role)
      return name === '' ? [] : [{ role, name }]
    }),
  columns: (answers) => ({ quantity: Array.isArray(answers.days) ? answers.days.length : 0 }),
  sources: ['S2B.9', 'S2B.10', 'S2B.11', 'S2B.12', 'S2B.20'],
  audience: 'community',
})
