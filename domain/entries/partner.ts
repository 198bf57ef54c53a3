import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, text } from '../kit/fields.ts'
import { PLACE_READERS } from './around-place.ts'

/** Who works with a township or a school (S2B.5, S4.4), in the order in which papers name them (summaries §2.4). */
export const PARTNER_SORTS = [
  { value: 'civil', label: '民政' },
  { value: 'education', label: '教育' },
  { value: 'police', label: '派出所' },
  { value: 'justice', label: '司法所' },
  { value: 'clinic', label: '卫生院' },
  { value: 'market', label: '市场监管' },
  { value: 'federation', label: '妇联' },
  { value: 'league', label: '团委' },
  { value: 'next-generation', label: '关工委' },
  { value: 'union', label: '工会' },
  { value: 'village', label: '村（居）' },
  { value: 'enterprise', label: '企业' },
  { value: 'social', label: '社会组织' },
  { value: 'college', label: '学校、院校' },
  { value: 'other', label: '别的单位' },
]

/** What they do. */
export const PARTNER_DOES = [
  { value: 'money', label: '出钱' },
  { value: 'goods', label: '给东西' },
  { value: 'people', label: '出志愿者' },
  { value: 'place', label: '出场地' },
  { value: 'lessons', label: '来讲课' },
  { value: 'health', label: '看病、体检' },
  { value: 'law', label: '法律帮助' },
  { value: 'mind', label: '心理辅导' },
  { value: 'work', label: '给家长岗位' },
]

/** 协作单位 (S2B.5–6, S4.4): who it is, whom one calls there, what they do. */
export const partner = defineEntry({
  kind: 'partner',
  version: 1,
  title: '协作单位',
  purpose: '一起关爱孩子的部门、群团、企业和社会组织：找谁、做什么。',
  about: ['township', 'county', 'school'],
  fields: [
    text('name', { label: '单位名称', required: true, max: 40 }),
    choice('sort', PARTNER_SORTS, { label: '哪一类', required: true }),
    text('contact', { label: '联系人', max: 40 }),
    text('phone', { label: '电话', max: 20 }),
    choices('does', PARTNER_DOES, { label: '做什么' }),
    text('what', { label: '具体说好了什么', hint: '例如：每月来一次，带20本书', max: 80 }),
  ],
  states: [
    { value: 'together', label: '在协作' },
    { value: 'parted', label: '不再协作', ended: true },
  ],
  endings: ['说好的做完了', '单位撤并', '对方不再参加', '登记错了'],
  write: ['dean', 'principal', 'township-officer', 'federation-officer', 'county-office'],
  read: PLACE_READERS,
  line: (answers) =>
    [
      textIn(answers, 'name') || labelOf(partner, 'sort', answers.sort),
      labelOf(partner, 'does', answers.does),
      textIn(answers, 'what'),
    ]
      .filter((part) => part !== '')
      .join('，'),
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S2B.5', 'S2B.6', 'S4.4', 'S3.22'],
  audience: 'community',
})
