import { openingsOf } from '../entries/home-hours.ts'
import { textIn } from '../kit/answers.ts'
import { weekday } from '../kit/dates.ts'
import { defineRecord, labelOf, type Problem } from '../kit/define-record.ts'
import { choices, longText, text, timeField } from '../kit/fields.ts'
import type { PartsSaid } from '../kit/record-subject.ts'

/** Marks of children who came and used the telephone of the home. */
export const CALLED = 'called'
export const CALLED_IN_VAIN = 'no-answer'
/** How many have to be there (S2B.12: two on duty). */
export const ON_DUTY = 2

const twice = ({ staff }: PartsSaid): string | null =>
  staff.find((p, i) =>
    staff.some((o, k) => k < i && (p.account && o.account ? p.account === o.account : p.name.trim() === o.name.trim())),
  )?.name ?? null

/** 儿童之家开放 (S2B.10–12; kinds.md `home-session`): when, who was on duty, which children came, what was looked at for safety. */
export const homeSession = defineRecord({
  kind: 'home-session',
  version: 1,
  title: '儿童之家开放',
  button: '记开放',
  sources: ['S2B.9', 'S2B.10', 'S2B.11', 'S2B.12'],
  about: '儿童之家开了一次：几点到几点、谁值班、来了哪些孩子。',
  subject: { of: 'entry', entry: 'home' },
  took: {
    title: '来的孩子',
    marks: [
      { value: 'present', label: '来了' },
      { value: CALLED, label: '和爸妈通了话' },
      { value: CALLED_IN_VAIN, label: '打了没通' },
    ],
  },
  staff: { title: '值班的人', least: ON_DUTY, most: 6, fewerWith: 'alone' },
  fields: [
    timeField('from', { label: '几点开门', required: true }),
    timeField('to', { label: '几点关门', required: true }),
    text('alone', { label: '为什么只有一个人值班', hint: '例如：冉老师送孩子看病，校长同意', max: 60 }),
    choices(
      'done',
      [
        { value: 'homework', label: '写作业' },
        { value: 'reading', label: '看书' },
        { value: 'chess', label: '下棋' },
        { value: 'sport', label: '体育' },
        { value: 'craft', label: '手工画画' },
        { value: 'film', label: '看片' },
        { value: 'theme', label: '主题活动' },
        { value: 'chat', label: '聊天' },
      ],
      { label: '做了什么' },
    ),
    text('what', { label: '一句话', hint: '例如：包饺子，护林员讲山火', max: 60 }),
    choices(
      'safety',
      [
        { value: 'doors', label: '门窗' },
        { value: 'power', label: '电和插座' },
        { value: 'fire', label: '灭火器' },
        { value: 'exit', label: '通道' },
        { value: 'water', label: '饮水' },
        { value: 'things', label: '桌椅器械' },
      ],
      { label: '安全查过哪些', required: true },
    ),
    text('fault', { label: '哪里要修', max: 60 }),
    longText('handover', { label: '交接', hint: '给下一班的话', max: 200 }),
  ],
  write: ['home-keeper', 'principal', 'dean', 'village-director', 'township-officer', 'federation-officer'],
  read: [
    'home-keeper',
    'head-teacher',
    'dean',
    'principal',
    'village-director',
    'township-officer',
    'federation-officer',
    'county-office',
  ],
  line: (body) =>
    [
      textIn(body, 'from') && textIn(body, 'to') ? `${textIn(body, 'from')}–${textIn(body, 'to')}` : '',
      [labelOf(homeSession, 'done', body.done), textIn(body, 'what')].filter(Boolean).join('；'),
      textIn(body, 'alone') ? '一个人值班' : '',
    ]
      .filter(Boolean)
      .join('，'),
  // Two grown-ups make it an opening as the rule wants it; with one alone it is counted apart and the duty stays owed (decision 029).
  reached: (_, { staff }) => staff.length >= ON_DUTY,
  check: (body, parts) => {
    const wrong = (field: string, code: Problem['code'], message: string): Problem[] => [{ field, code, message }]
    if (textIn(body, 'to') < textIn(body, 'from'))
      return wrong('to', 'too-early', '关门的时间早于开门的时间，请改一下。')
    const name = twice(parts)
    if (name !== null) return wrong('staff', 'not-understood', `“${name}”写了两次，请去掉一个。`)
    if (parts.staff.length >= ON_DUTY && textIn(body, 'alone') !== '')
      return wrong('alone', 'not-asked', '有两个人值班，不用写一个人的原因，请删掉它。')
    return []
  },
  columns: (_, { took, staff }) => ({
    sort: staff.length >= ON_DUTY ? 'two' : 'one',
    quantity: took.length,
  }),
  prefillFrom: (home, on) => {
    const opening = openingsOf(home).find((o) => o.day === weekday(on))
    return opening?.from && opening.to ? { from: opening.from, to: opening.to } : {}
  },
  growth: (body) => ({
    part: 'together',
    words: ['在儿童之家', [labelOf(homeSession, 'done', body.done), textIn(body, 'what')].filter(Boolean).join('，')]
      .filter(Boolean)
      .join('：'),
  }),
  next: (body) => textIn(body, 'handover'),
})
