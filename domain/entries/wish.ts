import { textIn } from '../kit/answers.ts'
import { defineEntry } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { choice, dateField, money, text } from '../kit/fields.ts'
import { AID_KEEPERS, AID_READERS } from './aid-posts.ts'

/** 微心愿 (S2B.21): one small thing that a child wishes for. Who takes it on is told the thing and a code, never the child. */
export const wish = defineEntry({
  kind: 'wish',
  version: 1,
  title: '微心愿',
  purpose: '孩子想要的一件小东西。认领的人只看到东西和编号，看不到是哪个孩子。',
  about: ['child'],
  fields: [
    text('what', { label: '想要什么', hint: '只写东西，不写名字、村子，例如：36码的雨靴', required: true, max: 40 }),
    choice(
      'sort',
      [
        { value: 'study', label: '学习' },
        { value: 'clothes', label: '穿的' },
        { value: 'play', label: '玩的' },
        { value: 'daily', label: '日用' },
        { value: 'together', label: '想做的事' },
      ],
      { label: '哪一类', required: true },
    ),
    money('about', { label: '大约多少钱', max: 100_000 }),
    choice(
      'agreed',
      [
        { value: 'yes', label: '孩子愿意给人看' },
        { value: 'no', label: '先不给人看' },
      ],
      { label: '孩子愿意吗', required: true },
    ),
    text('takenBy', { label: '谁认领了', max: 40 }),
    dateField('takenOn', { label: '哪天认领的' }),
    dateField('givenOn', { label: '哪天给到孩子' }),
  ],
  states: [
    { value: 'wished', label: '等人认领' },
    { value: 'taken', label: '有人认领' },
    { value: 'handed', label: '给到了', ended: true },
    { value: 'dropped', label: '不要了', ended: true },
  ],
  endings: ['给到孩子手里', '孩子不想要了', '孩子转走或毕业', '登记错了'],
  write: ['head-teacher', 'village-director', ...AID_KEEPERS],
  read: AID_READERS,
  line: (answers) =>
    [labelOf(wish, 'sort', answers.sort), textIn(answers, 'what')].filter((part) => part !== '').join('：'),
  demands: [
    {
      when: { answered: 'takenOn' },
      oneOf: ['takenBy'],
      code: 'missing',
      message: '写了哪天认领，请也写谁认领的。',
    },
  ],
  columns: (answers) => ({ sort: textIn(answers, 'sort'), quantity: textIn(answers, 'agreed') === 'yes' ? 1 : 0 }),
  sources: ['S2B.21'],
  audience: 'subject',
  unprinted: true,
})
