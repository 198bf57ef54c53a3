import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, dateField, longText, numberField, text } from '../kit/fields.ts'
import { PLACE_READERS, PLACE_WRITERS } from './around-place.ts'

/** The written rules that the summaries name (S1.7, S1.15, S2B.22). */
export const RULE_SORTS = [
  { value: 'talk-requirements', label: '谈心基本要求' },
  { value: 'talk', label: '谈心制度' },
  { value: 'assistance', label: '帮扶制度' },
  { value: 'visit', label: '家访制度' },
  { value: 'contact', label: '家校联系制度' },
  { value: 'training', label: '监护人培训制度' },
  { value: 'evaluation', label: '评价考核制度' },
  { value: 'home', label: '儿童之家制度' },
  { value: 'safety', label: '安全制度' },
  { value: 'incentive', label: '激励制度' },
  { value: 'other', label: '别的制度' },
]

/**
 * 制度 (S1.7, S2B.22): a written rule in its words, which edition it is and since when it holds. A county's duty names the one that it
 * stands on (decision 049). What was changed when, and the words of before, stand in the entry's history.
 */
export const rule = defineEntry({
  kind: 'rule',
  version: 1,
  title: '制度',
  purpose:
    '本单位定的规矩，写上全文：谈心、帮扶、家访、联系……谁都能打开看。改了字句会留下从前的；另出新的一版，把旧的结束。',
  about: ['school', 'village', 'township', 'county'],
  fields: [
    text('title', { label: '名称', hint: '例如：红树镇中心小学谈心制度', required: true, max: 60 }),
    choice('sort', RULE_SORTS, { label: '哪一类', required: true }),
    longText('text', { label: '全文', hint: '一条一行', required: true, max: 6000 }),
    numberField('edition', { label: '第几版', min: 1, max: 99 }),
    dateField('inForceFrom', { label: '从哪天起施行', required: true }),
    text('by', { label: '谁定的', hint: '例如：校务会议', max: 40 }),
  ],
  states: [
    { value: 'in-force', label: '现行' },
    { value: 'superseded', label: '换了新版', ended: true },
    { value: 'repealed', label: '废止', ended: true },
  ],
  endings: ['出了新的一版', '并到别的制度', '不再施行', '登记错了'],
  write: PLACE_WRITERS,
  read: PLACE_READERS,
  line: (answers) => {
    const on = dayIn(answers, 'inForceFrom')
    const [year, month, day] = (on ?? '').split('-').map(Number)
    return [
      textIn(answers, 'title') ? `《${textIn(answers, 'title')}》` : labelOf(rule, 'sort', answers.sort),
      typeof answers.edition === 'number' ? `第${answers.edition}版` : '',
      on === null ? '' : `${year}年${month}月${day}日起施行`,
    ]
      .filter((part) => part !== '')
      .join('，')
  },
  columns: (answers) => ({
    sort: textIn(answers, 'sort'),
    quantity: typeof answers.edition === 'number' ? answers.edition : 1,
  }),
  sources: ['S1.7', 'S1.15', 'S2B.22'],
  audience: 'community',
})
