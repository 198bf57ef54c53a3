import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, text } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS } from './contact-parts.ts'

/** What the child may keep of it (S2A.10): who was comforted, or helped with daily life, need not read it again. */
const PRAISED: ReadonlySet<string> = new Set(['praise', 'encourage'])
const TOGETHER: ReadonlySet<string> = new Set(['birthday', 'festival', 'walk', 'meal'])

/** Sorts that a list of birthdays and festivals looks for. */
export const BIRTHDAY = 'birthday'
export const FESTIVAL = 'festival'

/** A child who is away for the holidays is rung up (S3.10). */
const BY_PHONE = 'phone'

/** 关怀 (S2A.11, S3.10–3.12, S5.2, S5.5): a birthday, a festival, a walk, comfort, praise, a hand with daily life; one tap. */
export const care = defineRecord({
  kind: 'care',
  version: 1,
  title: '关怀',
  button: '记关怀',
  sources: ['S2A.11', 'S3.9', 'S3.10', 'S3.11', 'S3.12', 'S5.2', 'S5.5'],
  about: '过生日、节日的一份心意、散步拉家常、安慰、夸一句、帮一把。点一下就行。',
  fields: [
    choice(
      'sort',
      [
        { value: BIRTHDAY, label: '过生日' },
        { value: FESTIVAL, label: '节日心意' },
        { value: 'walk', label: '散步、拉家常' },
        { value: 'comfort', label: '安慰' },
        { value: 'encourage', label: '鼓励' },
        { value: 'praise', label: '表扬' },
        { value: 'daily', label: '帮着料理生活' },
        { value: 'meal', label: '一起吃饭' },
      ],
      { label: '哪一种', required: true },
    ),
    choice(
      'how',
      [
        { value: 'meet', label: '当面' },
        { value: BY_PHONE, label: '打电话、视频' },
        { value: 'sent', label: '托人捎去、寄去' },
      ],
      { label: '怎么给的', when: { field: 'sort', in: [BIRTHDAY, FESTIVAL] } },
    ),
    text('what', { label: '做了什么、给了什么', hint: '例如：一碗长寿面、一本书', max: 60 }),
    choice(
      'paid',
      [
        { value: 'none', label: '没有花钱' },
        { value: 'teacher', label: '老师自己出' },
        { value: 'school', label: '学校出' },
        { value: 'donor', label: '别人捐的' },
      ],
      { label: '花费' },
    ),
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) => [labelOf(care, 'sort', body.sort), ...textsIn(body, 'what')].join('：'),
  reached: () => true,
  columns: (body) => ({ sort: textIn(body, 'sort'), quantity: body.how === BY_PHONE ? 1 : 0 }),
  growth: (body) => {
    const what = textIn(body, 'what')
    if (PRAISED.has(textIn(body, 'sort'))) return { part: 'praise', words: what || labelOf(care, 'sort', body.sort) }
    if (!TOGETHER.has(textIn(body, 'sort'))) return null
    return { part: 'together', words: [labelOf(care, 'sort', body.sort), what].filter(Boolean).join('：') }
  },
  milestone: (body) => body.sort === 'birthday' || body.sort === 'praise',
  quote: (body) => textsIn(body, 'what'),
})
