import { addDays } from '../domain/kit/dates.ts'
import type { Dice } from './random.ts'
import { type DemoChild, type DemoRecord, schoolDay, sent } from './records.ts'

type Days = { from: string; until: string }

const NOTES = [
  {
    subject: 'maths',
    homework: 'some',
    class: ['quiet'],
    weak: '退位减法、应用题',
    helps: '先让他讲一遍题',
    trend: 'same',
  },
  { subject: 'maths', homework: 'done', class: ['listens'], weak: '单位换算', helps: '拿尺子量一量', trend: 'better' },
  { subject: 'chinese', homework: 'seldom', class: ['wanders'], weak: '看图写话', helps: '先说后写', trend: 'same' },
  { subject: 'chinese', homework: 'done', class: ['answers', 'listens'], trend: 'better' },
  {
    subject: 'english',
    homework: 'some',
    class: ['quiet', 'sleepy'],
    weak: '单词记不住',
    helps: '和伙伴一起听写',
    trend: 'worse',
  },
  { subject: 'other', homework: 'done', class: ['answers'], note: '科学课肯动手，做的风车转得最久。' },
]

const SAID = [
  { sort: 'mood', said: '午休一个人趴着哭，说想妈妈。', done: ['talked', 'mates'] },
  { sort: 'study', said: '作业是抄的，说晚上没有人问。', done: ['talked'] },
  { sort: 'body', said: '这几天午饭只吃白饭，说不饿。', done: ['looked', 'home'] },
  { sort: 'good', said: '把伞借给低年级的，自己淋着回去。', done: ['praised'] },
  { sort: 'mates', said: '体育课分组没有人叫他。', done: ['mates'] },
  { sort: 'home', said: '周末奶奶病了，他在家做饭。', done: ['talked', 'home'] },
]

const LEVELS = ['firm', 'good', 'good', 'base', 'base', 'needs']
const REMARKS = ['应用题能自己做出来了', '作文写得比前一次长', '口算快了', '单词会拼了一半', '还要多读']

const one = (
  child: DemoChild,
  kind: string,
  on: string,
  until: string,
  body: DemoRecord['body'],
  dice: Dice,
): DemoRecord => ({
  classId: child.classId,
  kind,
  childIds: [child.id],
  on,
  sentOn: sent(on, until, dice),
  body,
})

/** Notes on about half the children's work, what mates told of a few, how two subjects stood at mid-term; some classes write none. */
export const studyRecordsOf = (children: readonly DemoChild[], { from, until }: Days, dice: Dice): DemoRecord[] =>
  [...Map.groupBy(children, (c) => c.classId).values()].flatMap((mates) => {
    if (!dice.chance(0.85)) return []
    const notes = mates
      .filter(() => dice.chance(0.55))
      .map((c) => one(c, 'study-note', schoolDay(addDays(from, 10), until, dice), until, { ...dice.pick(NOTES) }, dice))
    const told = mates
      .filter(() => dice.chance(0.12))
      .map((c) => one(c, 'class-note', schoolDay(addDays(from, 5), until, dice), until, { ...dice.pick(SAID) }, dice))
    return [...notes, ...told, ...middleOf(mates, addDays(from, 60), until, dice)]
  })

/** Mid-term, where it has been: each child in two subjects, now and then with a sentence. */
const middleOf = (mates: readonly DemoChild[], on: string, until: string, dice: Dice): DemoRecord[] =>
  on > until || !dice.chance(0.7)
    ? []
    : mates.flatMap((c) =>
        ['chinese', 'maths'].map((subject) =>
          one(
            c,
            'term-result',
            on,
            until,
            {
              when: 'middle',
              subject,
              level: dice.pick(LEVELS),
              ...(dice.chance(0.3) ? { remark: dice.pick(REMARKS) } : {}),
            },
            dice,
          ),
        ),
      )
