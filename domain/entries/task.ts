import { dayIn, textIn } from '../kit/answers.ts'
import { addDays } from '../kit/dates.ts'
import { defineEntry } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { isPerson, type PersonAnswer } from '../kit/field-spec.ts'
import { choice, dateField, person, recordField, text } from '../kit/fields.ts'

/** A task that comes of a birthday or a festival (S3.10, S3.12): it stands on the list of what is to be prepared. */
export const OCCASION = 'occasion'

/** 任务 (S1.15, S2B.6): what was agreed to be done, by whom and by when, and what shows that it was done. */
export const task = defineEntry({
  kind: 'task',
  version: 2,
  title: '要办的事',
  purpose: '说好要办的一件事：谁来办、哪天前办好、凭什么算办好了。',
  about: ['child', 'class', 'school', 'village', 'township', 'county', 'entry'],
  of: 'campaign',
  fields: [
    text('what', { label: '要办什么', required: true, max: 80 }),
    person('owner', { label: '谁来办', required: true }),
    text('unit', { label: '分给哪个单位', hint: '例如：镇妇联、石桥小学', max: 30 }),
    dateField('due', { label: '哪天前办好', ends: true, required: true }),
    choice(
      'came',
      [
        { value: 'meeting', label: '会上定的' },
        { value: 'visit', label: '家访' },
        { value: 'talk', label: '谈心' },
        { value: 'plan', label: '计划里的' },
        { value: 'check', label: '检查发现的' },
        { value: 'contact', label: '联系时说的' },
        { value: 'group', label: '工作会议定的' },
        { value: 'campaign', label: '行动里分的' },
        { value: OCCASION, label: '生日、节日要准备的' },
      ],
      { label: '怎么来的' },
    ),
    recordField('source', { of: null }, { label: '从哪条记录来' }),
    choice(
      'meets',
      [
        { value: 'talk', label: '谈心' },
        { value: 'home-visit', label: '家访' },
        { value: 'family-call', label: '亲情联系' },
        { value: 'parent-contact', label: '联系父母' },
        { value: 'carer-contact', label: '联系照看人' },
        { value: 'follow-up', label: '缺席补谈' },
      ],
      { label: '记了哪一种就算办了' },
    ),
    text('shown', { label: '凭什么算办好', hint: '例如：灯修好了，拍了照', max: 80 }),
  ],
  states: [
    { value: 'todo', label: '没动手' },
    { value: 'doing', label: '在办' },
    { value: 'done', label: '办好了', ended: true },
    { value: 'dropped', label: '不办了', ended: true },
  ],
  endings: ['办好了', '情况变了', '转给别的单位', '登记错了'],
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (answers) =>
    [textIn(answers, 'what'), isPerson(answers.owner) ? answers.owner.name : '']
      .filter((part) => part !== '')
      .join('，'),
  holder: (answers) => (isPerson(answers.owner) ? (answers.owner.account ?? null) : null),
  met: (answers) => textIn(answers, 'meets') || null,
  // Until version 2 the owner was a name that was typed.
  upgrade: (answers) => (typeof answers.owner === 'string' ? { ...answers, owner: { name: answers.owner } } : answers),
  due: (answers) => {
    const on = dayIn(answers, 'due')
    return on === null ? [] : [{ key: 'done', on, words: '这一天前办好' }]
  },
  owes: { label: '任务到期', before: 7, grace: 3, closes: 30, settledBy: { done: '已办好' } },
  columns: (answers) => ({ sort: textIn(answers, 'came') }),
  chain: { as: 'promise' },
  sources: ['S1.15', 'S2B.5', 'S2B.6', 'S5.9'],
  audience: 'subject',
})

/** Somebody came home, left or took over: a family is looked at anew within so many days (S2A.4; duties-and-sync.md §1). */
const LOOK_AGAIN_DAYS = 14

/** The task that follows from such a change: a visit within a fortnight, which the visit's own record meets. `changed`: 张敏的妈妈出去了. */
export const lookAgain = (changed: string, owner: PersonAnswer, today: string): RecordBody => ({
  what: `${changed}，再去家里看一次`,
  owner,
  due: addDays(today, LOOK_AGAIN_DAYS),
  came: 'contact',
  meets: 'home-visit',
})
