import { dayIn, textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, choices, dateField, text } from '../kit/fields.ts'

/**
 * 照护协议 (S3.16; 未成年人保护法 Art. 22–23): parents who work away entrust the child in writing to somebody able and fit; the child is
 * heard, school and village are told, both sides keep in touch every week.
 */
export const agreement = defineEntry({
  kind: 'agreement',
  version: 1,
  title: '照护协议',
  purpose:
    '爸爸妈妈外出，把孩子托给谁照看，写成协议。签之前问过孩子，核过托给的人合不合适；学校和村里都要知道。有一条核不过的，请和父母另找人（未成年人保护法第二十二条）。',
  about: ['child'],
  fields: [
    text('carer', { label: '托给谁', hint: '姓名', required: true, max: 40 }),
    choice(
      'relation',
      [
        { value: 'grandparent', label: '祖父母、外祖父母' },
        { value: 'relative', label: '亲戚' },
        { value: 'neighbour', label: '邻居、朋友' },
        { value: 'teacher', label: '老师' },
        { value: 'other', label: '别的人' },
      ],
      { label: '是孩子的什么人', required: true },
    ),
    choice(
      'signedBy',
      [
        { value: 'both', label: '爸爸和妈妈' },
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'other', label: '别的监护人' },
      ],
      { label: '谁签的', required: true },
    ),
    dateField('until', { label: '协议到哪天', ends: true, required: true }),
    // The four grounds on which nobody may be entrusted (Art. 22 para. 2); what was found is not written down, only that it was asked.
    choices(
      'checked',
      [
        { value: 'no-offence', label: '没有性侵、虐待、遗弃、拐卖、暴力的记录' },
        { value: 'no-addiction', label: '不吸毒、酗酒、赌博' },
        { value: 'no-refusal', label: '没有拒绝过、长期不管过孩子' },
        { value: 'no-other', label: '没有别的不合适' },
      ],
      { label: '核过的四条（都核过才能托）', required: true, least: 4 },
    ),
    choice(
      'childView',
      [
        { value: 'wants', label: '愿意' },
        { value: 'reserved', label: '有想法，听过了' },
        { value: 'unwilling', label: '不愿意' },
        { value: 'not-asked', label: '还没问', refused: '托给谁，要先听孩子怎么说，请问过孩子再登记。' },
      ],
      { label: '孩子怎么说', required: true },
    ),
    dateField('toldSchool', { label: '告诉学校的日子' }),
    dateField('toldVillage', { label: '告诉村（居）委会的日子' }),
    choice(
      'contact',
      [
        { value: 'weekly', label: '每周至少一次' },
        { value: 'more', label: '一周几次' },
        { value: 'not-agreed', label: '没有说定' },
      ],
      { label: '父母多久联系一次', required: true },
    ),
    text('note', { label: '另外说好的', max: 80 }),
  ],
  states: [
    { value: 'standing', label: '有效' },
    { value: 'renewed', label: '已换新的', ended: true },
    { value: 'stopped', label: '结束了', ended: true },
  ],
  endings: ['父母回来了', '换人照看', '到期，签了新的', '不合适，另托别人', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (answers) => {
    const [year, month, day] = textIn(answers, 'until').split('-').map(Number)
    return `托给${textIn(answers, 'carer') || labelOf(agreement, 'relation', answers.relation)}，到${year}年${month}月${day}日`
  },
  due: (answers) => {
    const on = dayIn(answers, 'until')
    return on === null ? [] : [{ key: 'renewed', on, words: '协议到期，续签或者另托' }]
  },
  owes: {
    label: '照护协议到期',
    before: 14,
    grace: 7,
    closes: 30,
    settledBy: { renewed: '已换新的', stopped: '结束了' },
  },
  columns: (answers) => ({ sort: textIn(answers, 'relation') }),
  sources: ['S3.16'],
  audience: 'subject',
})
