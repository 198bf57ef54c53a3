import { defineRecord, labelOf, stepsIn, textsIn } from '../kit/define-record.ts'
import { choice, choices, longText } from '../kit/fields.ts'

/** 谈心记录 (dossier §4.3, S1.12): topics, the child's words or what was seen, what was found, what comes next. */
export const talk = defineRecord({
  kind: 'talk',
  version: 1,
  title: '谈心',
  about: '老师和孩子单独说说话，记下孩子的话或看到的情况，不写评价。',
  fields: [
    choices(
      'topics',
      [
        { value: 'study', label: '学习' },
        { value: 'family', label: '想家' },
        { value: 'peers', label: '同学' },
        { value: 'health', label: '身体' },
        { value: 'home', label: '家里的事' },
        { value: 'safety', label: '安全' },
        { value: 'other', label: '其他' },
      ],
      { label: '说了什么', required: true },
    ),
    longText('words', { label: '孩子的话，或你看到的', hint: '写听到的、看到的，不下结论', max: 1000 }),
    choice(
      'finding',
      [
        { value: 'well', label: '都好' },
        { value: 'watch', label: '要多留心' },
        { value: 'worry', label: '担心安全', urgent: true },
      ],
      { label: '看下来', required: true },
    ),
    choices(
      'next',
      [
        { value: 'call-parents', label: '给家长打电话', leads: { days: 3, kind: 'parent-contact' } },
        { value: 'ask-teacher', label: '找任课老师', leads: { days: 3 } },
        { value: 'talk-again', label: '下周再谈', leads: { days: 7, same: true } },
        { value: 'visit', label: '去家里看看', leads: { days: 7, kind: 'home-visit' } },
        { value: 'village', label: '告诉村里', leads: { days: 3 } },
        { value: 'other', label: '别的事', leads: { days: 7, asks: true } },
        { value: 'none', label: '不用' },
      ],
      { label: '接下来' },
    ),
  ],
  write: ['head-teacher', 'dean', 'principal', 'helper', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (body) =>
    [labelOf(talk, 'topics', body.topics), labelOf(talk, 'finding', body.finding)].filter((t) => t !== '').join('，'),
  reached: () => true,
  demands: [
    {
      when: { field: 'finding', in: ['watch', 'worry'] },
      oneOf: ['words'],
      message: '要留心的事请写一句孩子的话，或您看到的情况。',
    },
  ],
  button: '记谈心',
  sources: ['S1.12', 'S2A.14', 'S5.5'],
  quote: (body) => textsIn(body, 'words'),
  next: (body) => stepsIn(talk, body),
})
