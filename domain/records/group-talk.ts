import { defineRecord, stepsIn, textsIn } from '../kit/define-record.ts'
import { longText, text } from '../kit/fields.ts'
import { CONTACT_READERS, CONTACT_WRITERS, nextField } from './contact-parts.ts'

/** 集体座谈 (S3.15): some children talk together; what was heard is nobody's alone. It never counts as a talk with one of them. */
export const groupTalk = defineRecord({
  kind: 'group-talk',
  version: 1,
  title: '集体座谈',
  button: '记座谈',
  sources: ['S3.15'],
  about: '几个孩子坐在一起说说：大家盼什么、难在哪里。不算单独谈心；谁单独有事，另记谈心。',
  subject: { of: 'place', places: ['class', 'school', 'village'] },
  took: {
    title: '来了哪些孩子',
    marks: [
      { value: 'present', label: '来了' },
      { value: 'absent', label: '没来' },
    ],
  },
  staff: { title: '一起听的老师、干部', most: 10 },
  fields: [
    text('topic', { label: '说什么', required: true, max: 60 }),
    longText('heard', { label: '大家说了什么', hint: '写大家的话，不写是谁说的', max: 500 }),
    nextField,
  ],
  write: CONTACT_WRITERS,
  read: CONTACT_READERS,
  line: (body) => textsIn(body, 'topic')[0] ?? groupTalk.title,
  reached: () => true,
  next: (body) => stepsIn(groupTalk, body),
})
