import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf, type RecordBody, stepsIn } from '../kit/define-record.ts'
import { choice } from '../kit/fields.ts'
import { nextField, REACHED, reachedField } from './contact-parts.ts'

/** The parents' own number did not answer and a relative found them (summaries §5 S1), as figures find it. */
export const THROUGH_RELATIVES = 'relatives'

/** 爸爸妈妈 of both: 和爸爸和妈妈 reads doubled. */
const withWords = (body: RecordBody): string =>
  body.with === 'both' ? '爸爸妈妈' : labelOf(familyCall, 'with', body.with)

/** 亲情联系 (S1.16, S3.20, S2B.11): the child and the parents spoke or wrote, helped by a teacher. Never what was said or written. */
export const familyCall = defineRecord({
  kind: 'family-call',
  version: 1,
  title: '亲情联系',
  about: '帮孩子和爸爸妈妈通一次话、视频或写信。不记说了什么。',
  fields: [
    choice(
      'with',
      [
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'both', label: '爸爸和妈妈' },
      ],
      { label: '和谁', required: true },
    ),
    choice(
      'way',
      [
        { value: 'call', label: '打电话' },
        { value: 'video', label: '视频' },
        { value: 'voice', label: '语音留言' },
        { value: 'letter', label: '写信' },
      ],
      { label: '怎么联系的', required: true },
    ),
    reachedField('联系上了吗（信寄出了也算）'),
    choice(
      'through',
      [
        { value: 'direct', label: '直接联系上的' },
        { value: THROUGH_RELATIVES, label: '打不通，托其他亲属联系上的' },
      ],
      { label: '怎么找到人的', when: REACHED },
    ),
    choice(
      'where',
      [
        { value: 'school', label: '学校' },
        { value: 'home', label: '家里' },
        { value: 'children-home', label: '儿童之家' },
      ],
      { label: '在哪里', when: REACHED },
    ),
    nextField,
  ],
  write: ['head-teacher', 'dean', 'principal', 'helper', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (body) => {
    const [who, way] = [withWords(body), labelOf(familyCall, 'way', body.way)]
    const missed = body.reached === true ? '' : '，没有联系上'
    return body.way === 'letter' || body.way === 'voice' ? `给${who}${way}${missed}` : `和${who}${way}${missed}`
  },
  reached: (body) => body.reached === true,
  columns: (body) => ({ sort: body.reached === true ? textIn(body, 'through') : '' }),
  button: '记亲情联系',
  sources: ['S1.16', 'S3.20', 'S2B.11'],
  next: (body) => stepsIn(familyCall, body),
})
