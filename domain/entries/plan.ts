import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choice, choices, dateField, person, repeat, text } from '../kit/fields.ts'
import { stageKey, stagesOf } from './plan-stages.ts'
import { LESSON_READERS, LESSON_WRITERS, SUBJECTS } from './study-parts.ts'

/** More than this nobody looks after. */
export const MOST_STAGES = 8

/** 帮扶计划 (S2A.7, S2A.10): what is weak and why, and stages: what, when in the week, how, what shows that it is reached, by which day. */
export const plan = defineEntry({
  kind: 'plan',
  version: 1,
  title: '帮扶计划',
  purpose: '把要补的分成几步：做什么、每周什么时候、怎样算做到、到哪天。每四周看一次，每一步到日子看一次。',
  about: ['child'],
  fields: [
    text('goal', { label: '一句话的目标', hint: '例如：把数学补上来', required: true, max: 40 }),
    choice(
      'subject',
      [
        ...SUBJECTS,
        { value: 'habit', label: '习惯' },
        { value: 'heart', label: '心里的事' },
        { value: 'life', label: '生活' },
      ],
      { label: '补哪一方面', required: true },
    ),
    text('weak', { label: '弱在哪里', hint: '例如：乘除法错了一半', max: 80 }),
    text('cause', { label: '为什么', hint: '例如：四年级停了一个月课，晚上没有人问作业', max: 80 }),
    choices(
      'agreed',
      [
        { value: 'child', label: '孩子' },
        { value: 'carer', label: '照看的人' },
        { value: 'parents', label: '爸爸妈妈' },
        { value: 'teachers', label: '任课老师' },
      ],
      { label: '和谁一起商量的' },
    ),
    person('teacher', { label: '谁来帮', required: true }),
    repeat(
      'stages',
      [
        text('content', { label: '做什么', hint: '例如：乘法口诀、竖式', required: true, max: 40 }),
        text('week', { label: '每周什么时候', hint: '例如：周二、四 12:40', max: 40 }),
        text('measure', { label: '怎么做', hint: '例如：一对一，一次两页', required: true, max: 60 }),
        text('baseline', { label: '开始时怎样', hint: '例如：30题对12题', max: 40 }),
        text('shows', { label: '怎样算做到', hint: '例如：30题对24题以上', required: true, max: 60 }),
        dateField('due', { label: '到哪天', required: true }),
      ],
      { label: '分几步', required: true, max: MOST_STAGES },
    ),
  ],
  states: [
    { value: 'open', label: '在做' },
    { value: 'reached', label: '做到了', ended: true },
    { value: 'partly', label: '做到一部分', ended: true },
    { value: 'not-reached', label: '没有做到', ended: true },
    { value: 'stopped', label: '不做了', ended: true },
  ],
  endings: ['每一步都看过了', '换了计划', '孩子转走或毕业', '孩子不愿意', '登记错了'],
  write: LESSON_WRITERS,
  read: LESSON_READERS,
  line: (answers) =>
    [
      textIn(answers, 'goal') || labelOf(plan, 'subject', answers.subject),
      stagesOf(answers).length ? `${stagesOf(answers).length}步` : '',
      isPerson(answers.teacher) ? answers.teacher.name : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  due: (answers) =>
    stagesOf(answers).flatMap(({ n, content, due }) =>
      due === null ? [] : [{ key: stageKey(n), on: due, words: `第${n}步：${content}`, recorded: true }],
    ),
  check: (answers) => {
    const stages = stagesOf(answers)
    const early = stages.find((s, i) => s.due !== null && (stages[i - 1]?.due ?? '') > s.due)
    return early
      ? [{ field: 'stages', code: 'too-early', message: `第 ${early.n} 步的日子早于前一步，请改一下，或调一下先后。` }]
      : []
  },
  holder: (answers) => (isPerson(answers.teacher) ? (answers.teacher.account ?? null) : null),
  goesOnWith: 'teacher',
  parts: (answers) =>
    isPerson(answers.teacher)
      ? [
          {
            role: 'teacher',
            name: answers.teacher.name,
            ...(answers.teacher.account ? { account: answers.teacher.account } : {}),
          },
        ]
      : [],
  columns: (answers) => ({ sort: textIn(answers, 'subject'), quantity: stagesOf(answers).length }),
  chain: {
    as: 'action',
    problem: (answers) =>
      [textIn(answers, 'weak') || textIn(answers, 'goal') || labelOf(plan, 'subject', answers.subject)].filter(
        (part) => part !== '',
      ),
    cause: (answers) => textIn(answers, 'cause'),
  },
  sources: ['S2A.7', 'S2A.10'],
  audience: 'subject',
})
