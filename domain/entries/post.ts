import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { isPerson, type PersonAnswer } from '../kit/field-spec.ts'
import { choice, choices, person, text } from '../kit/fields.ts'
import { PLACE_READERS } from './around-place.ts'

/** The posts of a group in the order in which a chart shows them. */
export const POSTS = [
  { value: 'leader', label: '组长' },
  { value: 'deputy', label: '副组长' },
  { value: 'office', label: '办公室主任' },
  { value: 'liaison', label: '联络员' },
  { value: 'member', label: '成员' },
]

/** What somebody answers for (S1.2–1.5): the principal safety and law, the head counsellor guidance, the dean study, head teachers daily life. */
export const FIELDS_OF_WORK = [
  { value: 'whole', label: '全面' },
  { value: 'safety', label: '安全与法治' },
  { value: 'moral', label: '思想引导' },
  { value: 'study', label: '学业' },
  { value: 'life', label: '日常生活' },
  { value: 'mind', label: '心理' },
  { value: 'family', label: '家校联系' },
  { value: 'aid', label: '帮困助学' },
  { value: 'activities', label: '活动与儿童之家' },
  { value: 'files', label: '建档与统计' },
]

const personOf = (answers: RecordBody): PersonAnswer | null => (isPerson(answers.person) ? answers.person : null)

/** 领导小组与分工 (S1.1–1.5, S2B.6): a post of a group, who holds it and what he or she answers for. */
export const post = defineEntry({
  kind: 'post',
  version: 1,
  title: '领导小组与分工',
  purpose: '关爱工作由谁牵头、谁分管哪一块：一人一条。换了人，结束这一条，再登记新的，以前是谁也查得到。',
  about: ['school', 'township', 'county'],
  fields: [
    text('group', { label: '哪个小组', hint: '例如：关爱留守儿童工作领导小组', required: true, max: 40 }),
    choice('post', POSTS, { label: '在组里是', required: true }),
    person('person', { label: '谁', required: true }),
    text('job', { label: '职务', hint: '例如：校长、总辅导员、妇联主席', max: 40 }),
    choices('answersFor', FIELDS_OF_WORK, { label: '管哪一块', required: true }),
    text('phone', { label: '电话', max: 20 }),
  ],
  states: [
    { value: 'serving', label: '在任' },
    { value: 'relieved', label: '不再担任', ended: true },
  ],
  endings: ['换了人', '调走了', '小组调整', '登记错了'],
  write: ['dean', 'principal', 'township-officer', 'county-office'],
  read: PLACE_READERS,
  line: (answers) =>
    [
      `${labelOf(post, 'post', answers.post)}${personOf(answers) ? `：${personOf(answers)?.name}` : ''}`,
      textIn(answers, 'job'),
      `管${labelOf(post, 'answersFor', answers.answersFor)}`,
    ]
      .filter((part) => part !== '')
      .join('，'),
  parts: (answers) => {
    const who = personOf(answers)
    return who ? [{ role: 'person', name: who.name, ...(who.account ? { account: who.account } : {}) }] : []
  },
  columns: (answers) => ({
    sort: textIn(answers, 'post'),
    quantity: POSTS.findIndex((p) => p.value === answers.post),
  }),
  sources: ['S1.1', 'S1.2', 'S1.3', 'S1.4', 'S1.5', 'S2B.6'],
  audience: 'community',
})
