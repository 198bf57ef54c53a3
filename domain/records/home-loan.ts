import { dayIn, textIn } from '../kit/answers.ts'
import { longDate } from '../kit/day-words.ts'
import { defineRecord } from '../kit/define-record.ts'
import { dateField, text } from '../kit/fields.ts'
import { homeSession } from './home-session.ts'

/** Marks of whoever takes something home, and of how it came back. */
export const BORROWED = 'out'
export const BROUGHT_BACK = 'back'
export const LOST = 'lost'

/** 借还书和玩具 (S2B.11, S2B.20; kinds.md `home`, loans): what of a Children's Home went home with whom, until when, and that it came back. One thing a record. */
export const homeLoan = defineRecord({
  kind: 'home-loan',
  version: 1,
  title: '借还书和玩具',
  button: '记借还',
  sources: ['S2B.11', 'S2B.20'],
  about: '儿童之家的书、棋、球借给了谁，说好哪天还；还来了再记一笔。一样东西一笔。',
  subject: { of: 'entry', entry: 'home' },
  took: {
    title: '谁借的、谁还的',
    marks: [
      { value: BORROWED, label: '借走' },
      { value: BROUGHT_BACK, label: '还了' },
      { value: LOST, label: '丢了、坏了' },
    ],
    // Who has gone to another school may still bring it back.
    stays: true,
  },
  fields: [
    text('thing', { label: '什么东西', hint: '例如：《西游记》上册，象棋一副', required: true, max: 60 }),
    dateField('due', { label: '说好哪天还', ends: true }),
  ],
  write: homeSession.write,
  read: homeSession.read,
  line: (body) =>
    [textIn(body, 'thing') || '一样东西', dayIn(body, 'due') ? `说好${longDate(dayIn(body, 'due') ?? '')}还` : '']
      .filter(Boolean)
      .join('，'),
  reached: (_, { took }) => took.length > 0,
  columns: (_, { took }) => ({ sort: took[0]?.mark ?? null, quantity: took.length }),
})
