import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, dateField, text } from '../kit/fields.ts'
import { PLACE_READERS } from './around-place.ts'

/**
 * 家庭困难 (S2B.13–14; dossier §3.1): a child whose family lives hard, on whose word that stands and until when it was looked at. Who
 * stands here is visited every half-year. It is on no printed page.
 */
export const hardship = defineEntry({
  kind: 'hardship',
  version: 1,
  title: '家庭困难',
  purpose: '家里日子难、要多照应的孩子：凭什么认定、谁认定的。登记了的，每半年慰问一次。只在系统里看，不印出来。',
  about: ['child'],
  fields: [
    choices(
      'why',
      [
        { value: 'allowance', label: '低保' },
        { value: 'destitute', label: '特困' },
        { value: 'low-income', label: '低收入' },
        { value: 'no-parents', label: '父母不在或不能抚养' },
        { value: 'body', label: '家里有人病残' },
        { value: 'disaster', label: '遭了灾' },
        { value: 'sudden', label: '突然遇到难处' },
        { value: 'other', label: '别的' },
      ],
      { label: '因为什么', required: true },
    ),
    choice(
      'basis',
      [
        { value: 'papers', label: '看了证件、名单' },
        { value: 'visit', label: '上门看过' },
        { value: 'told', label: '村里、家里说的' },
      ],
      { label: '凭什么认定', required: true },
    ),
    text('by', { label: '谁认定的', hint: '例如：镇民政办', max: 40 }),
    dateField('lookAgain', { label: '哪天再看一次' }),
  ],
  states: [
    { value: 'noted', label: '在册' },
    { value: 'eased', label: '好转了', ended: true },
    { value: 'not-so', label: '不再符合', ended: true },
  ],
  endings: ['家里好转了', '孩子转走或毕业', '重新认定，不再符合', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: PLACE_READERS,
  line: (answers) =>
    [labelOf(hardship, 'why', answers.why), labelOf(hardship, 'basis', answers.basis)]
      .filter((part) => part !== '')
      .join('，'),
  columns: (answers) => ({ sort: textIn(answers, 'basis') }),
  tag: 'kind',
  unprinted: true,
  sources: ['S2B.13', 'S2B.14'],
  audience: 'subject',
})
