import { BLOCKS, need } from '../entries/need.ts'
import { defineRecord, labelOf, type Opened, type RecordBody, textsIn } from '../kit/define-record.ts'
import { choice, choices, type FieldSpec, text } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

type Block = (typeof BLOCKS)[number]

const FINE = { value: 'fine', label: '都好' }
const STATES = [FINE, { value: 'watch', label: '要留心' }, { value: 'need', label: '有需要' }]
const WORRY = { value: 'worry', label: '担心安全', urgent: true as const }

/** One block: how it is, a line where it is not fine, and what is needed where something is. */
const block = ({ value, label }: Block): FieldSpec[] => [
  choice(value, value === 'safety' ? [...STATES, WORRY] : STATES, { label, required: true }),
  text(`${value}Words`, {
    label: `${label}：看到、听到什么`,
    hint: '一句话，只写事实',
    max: 80,
    when: { field: value, in: ['watch', 'need', 'worry'] },
  }),
  text(`${value}Need`, {
    label: `${label}：需要什么`,
    hint: '写成一件能办的事',
    required: true,
    max: 60,
    when: { field: value, in: ['need'] },
  }),
]

const named = (body: RecordBody, state: string): string[] =>
  BLOCKS.filter((b) => body[b.value] === state).map((b) => b.label)

/** 五方面调查 (S1.8, S1.10, S4.1): study, life, mind, safety, health, home conditions; what is lacking becomes a need with an owner and a day. */
export const survey = defineRecord({
  kind: 'survey',
  version: 1,
  title: '五方面调查',
  button: '记五方面调查',
  sources: ['S1.8', 'S1.10', 'S3.2', 'S4.1'],
  about: '学习、生活、心理、安全、健康，一方面一点；有需要的写成一件能办的事。',
  subject: { of: 'children', most: 1 },
  fields: [
    ...BLOCKS.flatMap(block),
    choices(
      'home',
      [
        { value: 'own-bed', label: '自己的床' },
        { value: 'desk', label: '写作业的桌子' },
        { value: 'light', label: '够亮的灯' },
        { value: 'warm', label: '过冬的被褥衣物' },
        { value: 'water', label: '干净的水' },
        { value: 'phone', label: '能打通的电话' },
      ],
      { label: '家里有' },
    ),
    // The five lacks (S3.2), as facts about care, never about the child.
    choices(
      'lacks',
      [
        { value: 'life', label: '生活缺照顾' },
        { value: 'conduct', label: '行为缺管教' },
        { value: 'tutoring', label: '学习缺辅导' },
        { value: 'guidance', label: '思想品德缺约束' },
        { value: 'safety', label: '安全缺保障' },
        { value: 'none', label: '都不缺', alone: true },
      ],
      { label: '五缺' },
    ),
    text('wish', { label: '孩子自己说想要的', max: 60 }),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) => {
    const parts = [
      // Who reads no words is told the block all the same: never that all is well.
      ...BLOCKS.flatMap((b) => {
        const [what] = textsIn(body, `${b.value}Need`)
        return body[b.value] === 'need' ? [what ? `${b.label}需要${what}` : `${b.label}有需要`] : []
      }),
      ...(named(body, 'watch').length ? [`${named(body, 'watch').join('、')}要留心`] : []),
      ...(named(body, 'worry').length ? [WORRY.label] : []),
    ]
    // Of care that is lacking nobody is told that all is well (S3.2).
    const lacks = [body.lacks].flat().includes('none') ? '' : labelOf(survey, 'lacks', body.lacks)
    return [...(parts.length ? parts : ['五方面都好']), ...(lacks === '' ? [] : [lacks])].join('，')
  },
  reached: () => true,
  demands: [
    {
      when: { field: 'safety', in: [WORRY.value] },
      oneOf: ['safetyWords'],
      message: '担心安全的事请写一句看到的、听到的。',
    },
  ],
  quote: (body) => textsIn(body, ...BLOCKS.map((b) => `${b.value}Words`), 'wish'),
  growth: (body) => textsIn(body, 'wish').map((words) => ({ part: 'wish' as const, words }))[0] ?? null,
  opens: (body): Opened[] =>
    BLOCKS.flatMap((b) =>
      textsIn(body, `${b.value}Need`).map((what) => ({ kind: need.kind, body: { block: b.value, what } })),
    ),
})
