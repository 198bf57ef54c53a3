import { dayIn, textIn } from '../kit/answers.ts'
import { addDays } from '../kit/dates.ts'
import { type DueDate, defineEntry } from '../kit/define-entry.ts'
import { labelOf, type RecordBody } from '../kit/define-record.ts'
import { childrenField, choice, dateField, longText, text } from '../kit/fields.ts'
import type { Role } from '../roles.ts'
import { childIdsIn } from './child-ids.ts'

/** Told by when something will be done, and by when there is a result (kinds.md §3): days from the day it came in. */
const ANSWER_DAYS = 3
const RESULT_DAYS = 15

export const CASE_SORTS = [
  { value: 'mind', label: '心理' },
  { value: 'law', label: '法律' },
  { value: 'aid', label: '帮扶' },
  { value: 'infringement', label: '侵权' },
]

/** Its station's own, and whoever looks after stations from above: not the village, not the school. */
const STATION: readonly Role[] = ['station-keeper', 'federation-officer', 'township-officer']

const daysOf = (answers: RecordBody, from: string): DueDate[] => {
  const answered = dayIn(answers, 'answeredOn')
  const answer: DueDate = {
    key: 'answer',
    on: addDays(from, ANSWER_DAYS),
    words: '要答复',
    label: '维权答复',
    ...(answered === null ? {} : { done: answered }),
  }
  return [answer, { key: 'result', on: addDays(from, RESULT_DAYS), words: '要有结果', label: '维权结果' }]
}

/**
 * 维权受理 (S2B.17; kinds.md `rights-case`): what came in at a station, answered in three days and brought to a result in fifteen. Within the
 * station's circle alone: nothing of it is printed, and no school and no village reads it.
 */
export const rightsCase = defineEntry({
  kind: 'rights-case',
  version: 1,
  title: '维权受理',
  purpose:
    '有人到维权站求助：是哪一类、怎么处理、转给谁、结果怎样。三天内答复，十五天内有结果。不写名字，不写别人看了能认出孩子的话。',
  about: ['entry'],
  of: 'station',
  fields: [
    choice('sort', CASE_SORTS, { label: '哪一类', required: true }),
    choice(
      'applicant',
      [
        { value: 'child', label: '孩子自己' },
        { value: 'parent', label: '父母' },
        { value: 'carer', label: '照看的人' },
        { value: 'relative', label: '亲戚、邻居' },
        { value: 'teacher', label: '老师' },
        { value: 'other', label: '别的人' },
      ],
      { label: '谁来求助', required: true },
    ),
    childrenField('child', { least: 1, most: 1 }, { label: '关于哪个孩子（可以不选）' }),
    longText('what', { label: '什么事', hint: '一两句，不写名字', required: true, max: 200 }),
    dateField('answeredOn', { label: '哪天答复的' }),
    longText('handling', { label: '怎么处理的', max: 400 }),
    choice(
      'referral',
      [
        { value: 'none', label: '没有转' },
        { value: 'police', label: '派出所' },
        { value: 'law', label: '司法所、法律援助' },
        { value: 'women', label: '上级妇联' },
        { value: 'civil', label: '民政' },
        { value: 'school', label: '学校' },
        { value: 'clinic', label: '医院、心理热线' },
        { value: 'other', label: '别处' },
      ],
      { label: '转给谁' },
    ),
    text('referredTo', { label: '转到哪里、联系谁', max: 60 }),
    longText('result', { label: '结果', max: 300 }),
  ],
  states: [
    { value: 'open', label: '在办' },
    { value: 'closed', label: '办结', ended: true },
    { value: 'referred', label: '转出', ended: true },
    { value: 'withdrawn', label: '求助的人不办了', ended: true },
  ],
  endings: ['有了结果，本人知道', '转给了该管的部门', '求助的人撤回', '登记错了'],
  write: STATION,
  read: STATION,
  line: (answers) =>
    [labelOf(rightsCase, 'sort', answers.sort), labelOf(rightsCase, 'applicant', answers.applicant)]
      .filter((part) => part !== '')
      .join('，'),
  demands: [
    {
      when: { field: 'referral', in: ['other'] },
      oneOf: ['referredTo'],
      code: 'missing',
      message: '转到别处的，请写转到哪里。',
    },
  ],
  check: (answers, { from, today }) => {
    const answered = dayIn(answers, 'answeredOn')
    if (answered === null) return []
    if (answered < from)
      return [{ field: 'answeredOn', code: 'too-early', message: '答复的日子早于来求助的那一天，请核对。' }]
    return answered > today
      ? [{ field: 'answeredOn', code: 'too-late', message: '答复的日子还没有到：答复以后再写。' }]
      : []
  },
  due: daysOf,
  owes: {
    label: '维权受理',
    before: RESULT_DAYS,
    grace: 0,
    closes: 30,
    settledBy: { closed: '办结了', referred: '转出了', withdrawn: '求助的人不办了' },
    post: 'station-keeper',
  },
  parts: (answers) => childIdsIn(answers.child).map((child) => ({ role: 'child', child })),
  columns: (answers) => ({ sort: textIn(answers, 'sort') }),
  sources: ['S2B.17'],
  audience: 'subject',
  unprinted: true,
})
