import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, textsIn } from '../kit/define-record.ts'
import { choice, entryField, money, numberField, repeat, text } from '../kit/fields.ts'
import { CLASS_WORK, FEDERATION, numberIn, rowsIn, WORK_READERS } from './place-parts.ts'

/** A thing whose number nobody wrote is one. */
const pieces = (goods: readonly Readonly<Record<string, unknown>>[]): number =>
  goods.reduce((n, row) => n + (numberIn(row, 'n') || 1), 0)

/**
 * 慰问 (S2B.14, S4.6; kinds.md `condolence`): somebody went to see these children's families, brought what they need, and listened. Goods and
 * money are told per child, so that sums hold; each thing may name the need that it meets.
 */
export const condolence = defineRecord({
  kind: 'condolence',
  version: 1,
  title: '慰问',
  button: '记慰问',
  sources: ['S2B.14', 'S4.6'],
  about: '春节、六一、每半年去看望：谁去的、给每个孩子带了什么（是不是登记过的需要）、听到了什么。',
  fields: [
    choice(
      'occasion',
      [
        { value: 'half-year', label: '半年一次的慰问' },
        { value: 'spring-festival', label: '春节' },
        { value: 'june-first', label: '六一' },
        { value: 'mid-autumn', label: '中秋' },
        { value: 'school-start', label: '开学' },
        { value: 'trouble', label: '家里遇到难处' },
        { value: 'other', label: '别的时候' },
      ],
      { label: '什么时候的慰问', required: true },
    ),
    text('visitors', { label: '谁去看望的', hint: '例如：镇妇联、团委', required: true, max: 60 }),
    repeat(
      'goods',
      [
        text('thing', { label: '东西', hint: '例如：棉被', required: true, max: 30 }),
        numberField('n', { label: '几件', min: 1, max: 1000 }),
        entryField('need', 'need', { label: '是哪一件登记过的需要' }),
      ],
      { label: '给每个孩子带的东西', max: 12 },
    ),
    money('money', { label: '给每个孩子多少钱' }),
    choice(
      'from',
      [
        { value: 'public', label: '公家的经费' },
        { value: 'donated', label: '社会捐的' },
        { value: 'own', label: '看望的人自己出' },
      ],
      { label: '钱和东西从哪里来', hint: '自己出的不入爱心账，别的要入账' },
    ),
    text('heard', { label: '听到了什么', max: 100 }),
  ],
  write: [...CLASS_WORK, ...FEDERATION],
  read: WORK_READERS,
  line: (body) => {
    const goods = rowsIn(body, 'goods').flatMap((row) => textsIn(row, 'thing'))
    return [
      labelOf(condolence, 'occasion', body.occasion),
      textIn(body, 'visitors'),
      goods.join('、'),
      numberIn(body, 'money') > 0 ? `每人${labelOf(condolence, 'money', body.money)}` : '',
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  reached: () => true,
  columns: (body) => ({
    sort: textIn(body, 'occasion'),
    quantity: pieces(rowsIn(body, 'goods')),
    settled: pieces(rowsIn(body, 'goods').filter((row) => typeof row.need === 'string')),
    fen: typeof body.money === 'number' ? body.money : null,
  }),
  quote: (body) => textsIn(body, 'heard'),
})
