import { dayIn, textIn } from '../kit/answers.ts'
import { addDays } from '../kit/dates.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choice, dateField, person, recordField, text } from '../kit/fields.ts'

/** The five blocks of the survey (S1.8, S4.1): a need belongs to one of them. */
export const BLOCKS = [
  { value: 'study', label: '学习' },
  { value: 'life', label: '生活' },
  { value: 'mind', label: '心理' },
  { value: 'safety', label: '安全' },
  { value: 'health', label: '健康' },
] as const

/** Days within which somebody and a day are found for what is needed; as long as for the plan of a key child. */
const SETTLED_WITHIN = 14
const UNSETTLED = '定下打算怎么办、谁来办、哪天前办好'

/** 需求 (S1.8, S1.10, S4.1): what a child needs, what is done about it, by whom and until when; what is beyond the school is reported. */
export const need = defineEntry({
  kind: 'need',
  version: 1,
  title: '需求',
  purpose: '孩子缺的一件具体的事：打算怎么办、谁来办、哪天前办好。学校办不了的，报给谁也写在这里。',
  about: ['child'],
  fields: [
    choice('block', BLOCKS, { label: '哪一方面', required: true }),
    text('what', { label: '需要什么', hint: '例如：一床厚被子、每周两次作业辅导', required: true, max: 60 }),
    text('measure', { label: '打算怎么办', max: 80 }),
    person('owner', { label: '谁来办' }),
    dateField('due', { label: '哪天前办好', ends: true }),
    choice(
      'reportedTo',
      [
        { value: 'township', label: '乡镇（街道）' },
        { value: 'village', label: '村（居）' },
        { value: 'civil', label: '民政部门' },
        { value: 'education', label: '教育部门' },
        { value: 'federation', label: '妇联' },
        { value: 'health', label: '卫生院' },
        { value: 'other', label: '别的单位' },
      ],
      { label: '学校办不了，报给了' },
    ),
    recordField('source', { of: null }, { label: '从哪条记录来' }),
    text('outcome', { label: '办成什么样', hint: '例如：被子11月20日送到家', max: 80 }),
  ],
  states: [
    { value: 'waiting', label: '还没办' },
    { value: 'doing', label: '在办' },
    { value: 'beyond', label: '办不了，已上报' },
    { value: 'met', label: '落实了', ended: true },
    { value: 'dropped', label: '不需要了', ended: true },
  ],
  endings: ['落实了', '情况变了', '转给别的单位办成', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (answers) =>
    [
      [labelOf(need, 'block', answers.block), textIn(answers, 'what')].filter((part) => part !== '').join('：'),
      textIn(answers, 'measure'),
    ]
      .filter((part) => part !== '')
      .join('，'),
  holder: (answers) => (isPerson(answers.owner) ? (answers.owner.account ?? null) : null),
  // Reported upward it waits for the office above, and is owed again by whoever takes it on there. Without a day it would be
  // forgotten: a survey names what is needed, and by when somebody does it has to be settled afterwards (S1.10, decision 078).
  due: (answers, from, state = 'waiting') => {
    if (state === 'beyond') return []
    const on = dayIn(answers, 'due')
    return on === null
      ? [{ key: 'planned', on: addDays(from, SETTLED_WITHIN), words: UNSETTLED, unsaid: true }]
      : [{ key: 'met', on, words: '这一天前办好' }]
  },
  owes: {
    label: '需求到期',
    before: 7,
    grace: 3,
    closes: 30,
    settledBy: { met: '已落实', dropped: '不需要了' },
  },
  demands: [
    {
      when: { answered: 'owner' },
      oneOf: ['due'],
      code: 'missing',
      message: '定了谁来办，也请写上哪天前办好，到日子才会提醒。',
    },
  ],
  columns: (answers) => ({ sort: textIn(answers, 'block'), quantity: textIn(answers, 'reportedTo') === '' ? 0 : 1 }),
  sources: ['S1.8', 'S1.10', 'S4.1', 'S4.3'],
  upward: 'beyond',
  upwardBy: 'reportedTo',
  takenOn: { state: 'doing', by: 'owner' },
  chain: { as: 'promise' },
  audience: 'subject',
})
