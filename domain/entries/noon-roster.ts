import { textIn } from '../kit/answers.ts'
import { defineEntry, type EntryPart } from '../kit/define-entry.ts'
import type { Problem, RecordBody } from '../kit/define-record.ts'
import { isPerson, type PersonAnswer } from '../kit/field-spec.ts'
import { childrenField, choice, person, repeat, text } from '../kit/fields.ts'
import { childIdsIn } from './child-ids.ts'
import { WEEKDAYS } from './home-hours.ts'

/** Who has which noon: 1 is Monday. */
export type Noon = { day: number; who: PersonAnswer }

/** The noons of the week in their order. */
export const noonsOf = (roster: RecordBody): Noon[] =>
  (Array.isArray(roster.days) ? (roster.days as readonly Readonly<Record<string, unknown>>[]) : [])
    .flatMap(({ day, who }) => {
      const at = Number(day)
      return at >= 1 && at <= 7 && isPerson(who) ? [{ day: at, who }] : []
    })
    .sort((a, b) => a.day - b.day)

const twice = (answers: RecordBody): Problem[] => {
  const noons = noonsOf(answers)
  const again = noons.find((n, i) => noons.some((o, k) => k < i && o.day === n.day && o.who.name === n.who.name))
  return again
    ? [
        {
          field: 'days',
          code: 'not-understood',
          message: `“${again.who.name}”在${WEEKDAYS[again.day - 1]?.label ?? ''}写了两次，请去掉一行。`,
        },
      ]
    : []
}

const partsIn = (answers: RecordBody): EntryPart[] => [
  ...childIdsIn(answers.children).map((child) => ({ role: 'children', child })),
  ...noonsOf(answers)
    .filter((n, i, all) => all.findIndex((o) => o.who.name === n.who.name) === i)
    .map(({ who }) => ({ role: 'days', name: who.name, ...(who.account ? { account: who.account } : {}) })),
]

/** 午间值班 (S2A.12; kinds.md `noon-roster`): which teacher is with the children who eat at school, weekday by weekday. */
export const noonRoster = defineEntry({
  kind: 'noon-roster',
  version: 1,
  title: '午间值班',
  purpose: '中午在学校吃饭的孩子有谁陪、有谁辅导：一周里哪天是哪位老师。登记以后，每个上学的中午记一笔。',
  about: ['school'],
  fields: [
    text('name', { label: '哪一拨', hint: '例如：低年级午间', required: true, max: 40 }),
    repeat(
      'days',
      [
        choice('day', WEEKDAYS, { label: '周几', required: true }),
        person('who', { label: '哪位老师', required: true }),
      ],
      { label: '谁值班', required: true, max: 14 },
    ),
    childrenField('children', { least: 1, most: 200 }, { label: '中午在校吃饭的孩子', required: true }),
    text('where', { label: '在哪里', hint: '例如：三(1)班教室', max: 40 }),
  ],
  states: [
    { value: 'running', label: '在排' },
    { value: 'resting', label: '暂停' },
    { value: 'closed', label: '不排了', ended: true },
  ],
  endings: ['换了新的值班表', '学期结束', '孩子都回家吃饭', '登记错了'],
  write: ['principal', 'dean'],
  read: ['head-teacher', 'subject-teacher', 'dean', 'principal', 'township-officer'],
  line: (answers) =>
    [
      textIn(answers, 'name'),
      `${childIdsIn(answers.children).length}名`,
      noonsOf(answers)
        .map(({ day, who }) => `${WEEKDAYS[day - 1]?.label ?? ''}${who.name}`)
        .join('、'),
    ]
      .filter((part) => part !== '')
      .join('，'),
  check: twice,
  keepers: (answers) => [...new Set(noonsOf(answers).flatMap(({ who }) => who.account ?? []))],
  parts: partsIn,
  columns: (answers) => ({ quantity: childIdsIn(answers.children).length }),
  sources: ['S2A.12'],
  audience: 'subject',
})
