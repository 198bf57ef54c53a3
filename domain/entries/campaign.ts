import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, dateField, longText, text } from '../kit/fields.ts'
import { PLACE_READERS, PLACE_WRITERS } from './around-place.ts'
import { PARTNER_SORTS } from './partner.ts'

/**
 * 行动与计划 (S2B.5–6, S2B.20–22): a campaign with its theme, or the plan of the next year: with whom, what for, until when. What is to be
 * done by whom stands in tasks that hang on it (`task`).
 */
export const campaign = defineEntry({
  kind: 'campaign',
  version: 1,
  title: '行动与计划',
  purpose: '一次主题行动，或一年的计划：和谁一起、要做到什么、做到哪天。分给谁的任务，登记好以后在它的页上一条一条添。',
  about: ['school', 'village', 'township', 'county'],
  fields: [
    choice(
      'sort',
      [
        { value: 'campaign', label: '主题行动' },
        { value: 'plan', label: '年度计划' },
        { value: 'term-plan', label: '学期计划' },
      ],
      { label: '哪一种', required: true },
    ),
    text('theme', { label: '主题', hint: '例如：牵手留守儿童', required: true, max: 40 }),
    choices('with', PARTNER_SORTS, { label: '和谁一起' }),
    text('others', { label: '还有哪些单位', max: 60 }),
    longText('goals', { label: '要做到什么', hint: '一条一行，写到什么样算做到', max: 600 }),
    dateField('until', { label: '做到哪天', ends: true, required: true }),
    text('outcome', { label: '做成什么样', hint: '结束前写一句', max: 80 }),
  ],
  states: [
    { value: 'under-way', label: '进行中' },
    { value: 'finished', label: '办完了', ended: true },
    { value: 'abandoned', label: '没有办完', ended: true },
  ],
  endings: ['到期办完', '并到新的计划', '条件变了', '登记错了'],
  write: [...PLACE_WRITERS, 'federation-officer'],
  read: PLACE_READERS,
  line: (answers) => {
    const [year, month, day] = (dayIn(answers, 'until') ?? '').split('-').map(Number)
    return [
      textIn(answers, 'theme')
        ? `${labelOf(campaign, 'sort', answers.sort)}“${textIn(answers, 'theme')}”`
        : labelOf(campaign, 'sort', answers.sort),
      year ? `到${year}年${month}月${day}日` : '',
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  due: (answers) => {
    const on = dayIn(answers, 'until')
    return on === null ? [] : [{ key: 'finished', on, words: '行动到期，看做成什么样' }]
  },
  owes: {
    label: '行动到期',
    before: 14,
    grace: 7,
    closes: 60,
    settledBy: { finished: '办完了', abandoned: '没有办完，写了原因' },
  },
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S2B.5', 'S2B.6', 'S2B.20', 'S2B.21', 'S2B.22'],
  audience: 'community',
})
