import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { childrenField, choice, choices, person } from '../kit/fields.ts'
import { STUDY_READERS, STUDY_WRITERS, SUBJECTS } from './study-parts.ts'

const matesIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])

/** 手拉手伙伴 (S2A.8, S3.18): a child and one to three others who study or play together; a teacher looks how it goes. */
export const buddy = defineEntry({
  kind: 'buddy',
  version: 1,
  title: '手拉手伙伴',
  purpose: '孩子和一到三个同学结成伙伴，一起学、一起玩。先问过孩子们愿不愿意，老师每月看一次。',
  about: ['child'],
  fields: [
    childrenField('mates', { least: 1, most: 3 }, { label: '和谁结伴', required: true }),
    choices('does', [...SUBJECTS, { value: 'play', label: '一起玩' }, { value: 'way', label: '上学放学同路' }], {
      label: '一起做什么',
      required: true,
    }),
    choice(
      'wish',
      [
        { value: 'chosen', label: '孩子自己挑的' },
        { value: 'agreed', label: '老师提议，孩子们都愿意' },
      ],
      { label: '孩子愿意吗', required: true },
    ),
    person('teacher', { label: '哪位老师看着', required: true }),
  ],
  states: [
    { value: 'open', label: '结伴中' },
    { value: 'changed', label: '换了伙伴', ended: true },
    { value: 'parted', label: '不再结伴', ended: true },
  ],
  endings: ['孩子不愿意了', '没有用处', '换班、换座位', '孩子转走或毕业', '登记错了'],
  write: STUDY_WRITERS,
  read: STUDY_READERS,
  line: (answers) =>
    [labelOf(buddy, 'does', answers.does), isPerson(answers.teacher) ? `${answers.teacher.name}看着` : '']
      .filter((part) => part !== '')
      .join('，'),
  holder: (answers) => (isPerson(answers.teacher) ? (answers.teacher.account ?? null) : null),
  goesOnWith: 'teacher',
  parts: (answers) => matesIn(answers.mates).map((child) => ({ role: 'mates', child })),
  columns: (answers) => ({ quantity: matesIn(answers.mates).length }),
  chain: { as: 'action' },
  sources: ['S2A.8', 'S3.18'],
  audience: 'subject',
})
