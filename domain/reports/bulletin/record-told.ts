import { textIn } from '../../kit/answers.ts'
import { labelOf, type RecordBody, type RecordKind } from '../../kit/define-record.ts'
import { activity } from '../../records/activity.ts'
import { condolence } from '../../records/condolence.ts'
import { CALLED, homeSession, ON_DUTY } from '../../records/home-session.ts'
import { meeting } from '../../records/meeting.ts'
import { HERE, numberIn, rowsIn } from '../../records/place-parts.ts'
import { publicity, SHOWN } from '../../records/publicity.ts'
import { LEAST_TOLD, type Level } from '../level.ts'

/** A record as a bulletin is told from it: its answers, and how many took part with which mark; nobody's name. */
export type BulletinRecord = {
  kind: string
  on: string
  /** The place or entry that it is about, by name; null where it is about children. */
  where: string | null
  about: number
  marks: Readonly<Record<string, number>>
  staff: number
  body: RecordBody
}

/** What is said of it: 开展“画我的家乡”活动; by whom; how many were there; what was done, heard and what came of it, a sentence each. */
export type Told = {
  verb: string
  organiser: string
  did: string
  /** 30名学生和12名家长参加; empty where nobody may be counted. */
  people: string
  done: string[]
  came: string[]
}

/** The kinds of which a bulletin can be made (summaries §5: 活动、走访、慰问各一种). */
export const BULLETIN_KINDS: readonly RecordKind[] = [activity, condolence, meeting, publicity, homeSession]

/** 12名儿童 · nothing where it is none or, at this level, too few to be told (summaries §3.4). */
type Count = (n: number, words: (n: number) => string) => string[]
const countAt =
  (level: Level): Count =>
  (n, words) =>
    n > 0 && n >= LEAST_TOLD[level] ? [words(n)] : []

const labels = (kind: RecordKind, body: RecordBody, field: string): string =>
  labelOf(kind, field, body[field]).replaceAll('，', '、')
const sentence = (text: string): string => text.replace(/[。；，\s]+$/, '')
/** One line a sentence; what was typed keeps its words and loses its signs at the ends. */
const lines = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((one) => sentence(one.trim()))
    .filter((one) => one !== '')

const attended = (who: readonly string[]): string => (who.length ? `${who.join('、')}参加` : '')

const ofActivity = ({ body, marks }: BulletinRecord, person: string, count: Count): Told => {
  const theme = textIn(body, 'theme')
  const partners = textIn(body, 'partners')
  return {
    verb: `开展“${theme}”活动`,
    organiser: `${textIn(body, 'organiser')}${partners ? `会同${partners}` : ''}`,
    did: `开展“${theme}”活动`,
    people: attended([
      ...count(marks[HERE] ?? 0, (n) => `${n}名${person}`),
      ...count(numberIn(body, 'guardians'), (n) => `${n}名家长和照看人`),
      ...count(numberIn(body, 'volunteers'), (n) => `${n}名志愿者`),
    ]),
    done: [
      ...(labels(activity, body, 'does') ? [`活动安排了${labels(activity, body, 'does')}`] : []),
      ...(numberIn(body, 'cost') > 0 ? [`支出${labelOf(activity, 'cost', body.cost)}`] : []),
    ],
    came: lines(textIn(body, 'outcome')),
  }
}

const ofCondolence = ({ body, about }: BulletinRecord, person: string, count: Count, level: Level): Told => {
  const goods = rowsIn(body, 'goods').map((row) => {
    const n = numberIn(row, 'n')
    return `${textIn(row, 'thing')}${n > 1 ? `${n}件` : ''}`
  })
  const money = numberIn(body, 'money') > 0 ? labelOf(condolence, 'money', body.money) : ''
  const from = labels(condolence, body, 'from')
  const met = rowsIn(body, 'goods').filter((row) => typeof row.need === 'string').length
  const each = [...goods, ...(money ? [`慰问金${money}`] : [])].join('、')
  return {
    verb: '上门看望慰问',
    organiser: textIn(body, 'visitors'),
    did: `上门看望${person}及其家庭（${labels(condolence, body, 'occasion')}）`,
    people: count(about, (n) => `走访${n}名${person}的家`).join(''),
    done: [
      ...(each ? [`给每名${person}带去${each}${from ? `，来自${from}` : ''}`] : []),
      ...(met > 0 && met === goods.length ? ['带去的都是登记过的需要'] : []),
    ],
    // What a family said of itself is not for everybody.
    came: level === 'public' ? [] : lines(textIn(body, 'heard')).map((heard) => `走访中听到：${heard}`),
  }
}

/** 召开家长会, 开办家长学校, 举办培训. */
const HOLDS: Readonly<Record<string, string>> = { school: '开办', training: '举办' }

const ofMeeting = ({ body, marks }: BulletinRecord, _person: string, count: Count): Told => {
  const sort = `${HOLDS[textIn(body, 'sort')] ?? '召开'}${labels(meeting, body, 'sort')}`
  const speaker = textIn(body, 'speaker')
  const agreed = lines(textIn(body, 'agreed'))
  return {
    verb: sort,
    organiser: '',
    did: `${sort}，讲“${sentence(textIn(body, 'topic'))}”`,
    people: count((marks.signed ?? 0) + (marks.thumb ?? 0), (n) => `${n}户人家到会`).join(''),
    done: speaker ? [`由${speaker}主讲`] : [],
    came: agreed.length ? [`会上说好：${agreed.join('；')}`] : [],
  }
}

const ofPublicity = ({ body }: BulletinRecord): Told => {
  const outlet = textIn(body, 'outlet')
  const where = `${outlet || labels(publicity, body, 'channel')}`
  return {
    verb: `宣传“${textIn(body, 'title')}”`,
    organiser: '',
    did: `在${where}刊播“${textIn(body, 'title')}”`,
    people: '',
    done: [body.shows === SHOWN ? '刊播前有专人看过，认得出的孩子都有同意书' : '刊播前有专人看过，认不出是哪一个孩子'],
    came: [],
  }
}

const ofHomeSession = ({ body, marks, staff, where }: BulletinRecord, person: string, count: Count): Told => {
  const came = Object.values(marks).reduce((a, b) => a + b, 0)
  const done = labels(homeSession, body, 'done')
  const what = sentence(textIn(body, 'what'))
  return {
    verb: '开放儿童之家',
    organiser: '',
    did: `开放${where ?? '儿童之家'}（${textIn(body, 'from')}至${textIn(body, 'to')}）`,
    people: [attended(count(came, (n) => `${n}名${person}`)), staff >= ON_DUTY ? `${staff}名工作人员值班` : '']
      .filter((part) => part !== '')
      .join('，'),
    done: [
      ...(done ? [`${person}在这里${done}`] : []),
      ...(what ? [what] : []),
      ...count(marks[CALLED] ?? 0, (n) => `${n}名${person}在这里和父母通了话`),
    ],
    came: labels(homeSession, body, 'safety') ? [`当天查过安全：${labels(homeSession, body, 'safety')}`] : [],
  }
}

/** What a bulletin says of a record; null for a kind of which none is made. */
export const recordTold = (record: BulletinRecord, person: string, level: Level): Told | null => {
  const count = countAt(level)
  switch (record.kind) {
    case activity.kind:
      return ofActivity(record, person, count)
    case condolence.kind:
      return ofCondolence(record, person, count, level)
    case meeting.kind:
      return ofMeeting(record, person, count)
    case publicity.kind:
      return ofPublicity(record)
    case homeSession.kind:
      return ofHomeSession(record, person, count)
    default:
      return null
  }
}
