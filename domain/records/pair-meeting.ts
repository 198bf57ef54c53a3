import { textIn } from '../kit/answers.ts'
import { defineRecord, labelOf } from '../kit/define-record.ts'
import { choice, longText } from '../kit/fields.ts'

/** Ways to meet that are exchange with the family, or life in the helper's home (S2B.8: the three modes of agent mothers). */
export const WITH_PARENTS = 'parents'
export const LIVED_WITH_US = 'stay'
export const WITH_CHILD = 'talk'

/** What helper and child did together; its words are theirs. */
const TOGETHER: ReadonlySet<string> = new Set(['study', 'outing', LIVED_WITH_US])

/** 结对往来 (S1.11, S2B.8; kinds.md `pair-meeting`): how helper and child met, in one tap and one line. */
export const pairMeeting = defineRecord({
  kind: 'pair-meeting',
  version: 1,
  title: '结对往来',
  button: '记往来',
  sources: ['S1.11', 'S2B.7', 'S2B.8'],
  about: '帮扶人和孩子见了一次面，或和家里人说了一次话。',
  subject: { of: 'entry', entry: 'pairing' },
  fields: [
    choice(
      'mode',
      [
        { value: WITH_CHILD, label: '和孩子面谈' },
        { value: 'study', label: '辅导功课' },
        { value: 'outing', label: '一起出去' },
        { value: LIVED_WITH_US, label: '接到家里生活' },
        { value: WITH_PARENTS, label: '和家长交流' },
        { value: 'gift', label: '送东西' },
        { value: 'absent', label: '去了没见着' },
      ],
      { label: '怎么往来的', required: true },
    ),
    longText('what', { label: '一句话', hint: '例如：一起补了两页竖式，约好周五再来', max: 200 }),
  ],
  // A helper of the own pairings alone, through the card (decision 031).
  write: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'helper', 'federation-officer'],
  read: [
    'head-teacher',
    'dean',
    'principal',
    'village-director',
    'township-officer',
    'county-office',
    'federation-officer',
  ],
  line: (body) => [labelOf(pairMeeting, 'mode', body.mode), textIn(body, 'what')].filter(Boolean).join('；'),
  reached: (body) => body.mode !== 'absent',
  columns: (body) => ({ sort: textIn(body, 'mode') }),
  growth: (body) =>
    TOGETHER.has(textIn(body, 'mode')) ? { part: 'together', words: labelOf(pairMeeting, 'mode', body.mode) } : null,
})
