import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { isPerson, type PersonAnswer } from '../kit/field-spec.ts'
import { choice, choices, longText, person, text } from '../kit/fields.ts'
import { STUDY_READERS, STUDY_WRITERS } from './study-parts.ts'

/** Why a child needs more than the others for a while: what somebody saw, never what the child is. */
export const KEY_REASONS = [
  { value: 'study', label: '功课跟不上' },
  { value: 'homework', label: '作业常不交' },
  { value: 'school-days', label: '常迟到、缺课' },
  { value: 'alone', label: '不愿和人来往' },
  { value: 'low', label: '常不开心' },
  { value: 'conduct', label: '和人起冲突、说谎' },
  { value: 'parents', label: '父母长久不联系' },
  { value: 'care', label: '照看的人顾不过来' },
  { value: 'body', label: '身体不好' },
]

const personIn = (value: unknown): PersonAnswer | null => (isPerson(value) ? value : null)

/** 重点帮扶 (S2A.13–17): a child for whom a teacher is named: since when and why, who decided it, and with what effect it was closed. */
export const keyChild = defineEntry({
  kind: 'key-child',
  version: 1,
  title: '重点帮扶',
  purpose: '一段时间里要多花心思的孩子：因为什么、谁定的、哪位老师帮。帮好了就结束，写明效果。',
  about: ['child'],
  fields: [
    choice('main', KEY_REASONS, { label: '主要因为什么', required: true }),
    choices('also', KEY_REASONS, { label: '还因为什么' }),
    longText('seen', { label: '看到了什么', hint: '写事实，例如：9月以来数学作业有六次没交', max: 200 }),
    text('tried', { label: '先前试过什么', hint: '例如：批评过两次，没有用', max: 80 }),
    longText('cause', { label: '问下来是为什么', hint: '问清了再来补写，例如：想妈妈，晚上睡不着', max: 200 }),
    person('decidedBy', { label: '谁定的', required: true }),
    person('helper', { label: '帮扶老师', required: true }),
  ],
  states: [
    { value: 'open', label: '帮扶中' },
    { value: 'better', label: '好转了', ended: true },
    { value: 'some', label: '有些好转', ended: true },
    { value: 'same', label: '没有变化', ended: true },
    { value: 'left', label: '没有帮完', ended: true },
  ],
  endings: ['稳定了，转为平常的关心', '改用别的办法', '孩子转走或毕业', '父母回来了', '登记错了'],
  write: STUDY_WRITERS,
  read: STUDY_READERS,
  line: (answers) =>
    [labelOf(keyChild, 'main', answers.main), personIn(answers.helper) ? `${personIn(answers.helper)?.name}老师帮` : '']
      .filter((part) => part !== '')
      .join('，'),
  check: (answers) =>
    Array.isArray(answers.also) && answers.also.includes(answers.main)
      ? [{ field: 'also', code: 'unknown-answer', message: '“还因为什么”里不用再选主要的那一条，请去掉它。' }]
      : [],
  holder: (answers) => personIn(answers.helper)?.account ?? null,
  goesOnWith: 'helper',
  parts: (answers) =>
    (['decidedBy', 'helper'] as const).flatMap((role) => {
      const who = personIn(answers[role])
      return who ? [{ role, name: who.name, ...(who.account ? { account: who.account } : {}) }] : []
    }),
  columns: (answers) => ({ sort: textIn(answers, 'main') }),
  chain: {
    as: 'problem',
    problem: (answers) =>
      [
        labelOf(keyChild, 'main', answers.main),
        labelOf(keyChild, 'also', answers.also),
        textIn(answers, 'seen'),
      ].filter((part) => part !== ''),
    cause: (answers) => textIn(answers, 'cause'),
  },
  unprinted: true,
  sources: ['S2A.13', 'S2A.14', 'S2A.16', 'S2A.17'],
  audience: 'subject',
})
