import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'

type Told = { key: string; heading: string; text: Inline[] }

/**
 * What is done around a child and owed by nobody at a date, each told where it is written down and left out where it is not
 * (summaries §1, §5 S2B, S3, S5).
 */
export const around = (pen: Pen): Told[] => [
  { key: 'home-coming', heading: '返乡与协议', text: homeComings(pen) },
  {
    key: 'home-and-school',
    heading: '家校往来',
    text: [letters, cards, notices, threeSides].flatMap((told) => told(pen)),
  },
  { key: 'illness', heading: '生病照护', text: illnesses(pen) },
  { key: 'days', heading: '生日和节日', text: [days, groupTalks].flatMap((told) => told(pen)) },
]

const homeComings = ({ n, f, voice }: Pen): Inline[] => {
  const met =
    n('returned.visits') > 0
      ? line`，与返乡家长见面商量${f('returned.visits')}人次`
      : line`，还没有与返乡家长见面的记录`
  const came =
    n('returned.children') === 0
      ? []
      : n('returned.parents') > 0
        ? line`登记返乡父母${f('returned.parents')}人次，涉及${voice.person}${f('returned.children')}名${met}。`
        : line`登记有家人返乡的${voice.person}${f('returned.children')}名${met}。`
  return [...came, ...agreements({ n, f })]
}

const agreements = ({ n, f }: Pick<Pen, 'n' | 'f'>): Inline[] => {
  const [signed, standing] = [n('agreements.signed'), n('agreements.standing')]
  if (signed === 0) return standing > 0 ? line`有效的照护协议${f('agreements.standing')}份，期内没有新签。` : []
  return line`期内签订照护协议${f('agreements.signed')}份，目前有效的${standing > 0 ? f('agreements.standing') : '没有'}${standing > 0 ? '份' : ''}。`
}

/** 发联系卡12张，当面交到照看人、父母手里9张。 To whom the rest went is not told where nobody said so. */
const cardsGiven = ({ n, f }: Pen): Inline[] => {
  const [sent, handed] = [n('cards.sent'), n('cards.handed')]
  if (sent === 0) return []
  if (handed === 0) return line`发联系卡${f('cards.sent')}张。`
  if (handed === sent) return line`发联系卡${f('cards.sent')}张，${sent > 1 ? '都' : ''}当面交到照看人、父母手里。`
  return line`发联系卡${f('cards.sent')}张，当面交到照看人、父母手里${f('cards.handed')}张。`
}

const cards = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n('cards.tried') === 0) return []
  const start = line`${cardsGiven(pen)}逐人试拨联系卡，试过${f('cards.tried')}名${voice.person}家`
  if (n('cards.reachable') === n('cards.tried')) return line`${start}，都打得通。`
  if (n('cards.reachable') === 0) return line`${start}，都没有打通。`
  return line`${start}，打得通的${f('cards.reachable')}名。`
}

const illnesses = ({ n, f, voice }: Pen): Inline[] => {
  const times = n('ill.times')
  if (times === 0) return []
  const hospital = n('ill.hospital') > 0 ? line`，其中送医院${f('ill.hospital')}人次` : ''
  const told = n('ill.told-same-day')
  const later = n('ill.told-later') > 0 ? line`，第二天以后联系上${f('ill.told-later')}人次` : ''
  const same =
    told === times
      ? line`，${times > 1 ? '都' : ''}在当天告诉了照看人`
      : told > 0
        ? line`；当天告诉照看人${f('ill.told-same-day')}人次${later}`
        : line`；当天都没有联系上照看人`
  return line`${voice.person}在校不舒服，记下照护${f('ill.times')}人次${hospital}${same}。`
}

/** ，其中打电话、视频的2名: a child who is away on the day (S3.10). */
const called = ({ n, f }: Pick<Pen, 'n' | 'f'>): Inline[] => {
  if (n('birthdays.called') === 0) return []
  return n('birthdays.called') === n('birthdays.kept')
    ? line`，${n('birthdays.kept') > 1 ? '都' : ''}是打的电话或视频`
    : line`，其中打电话、视频的${f('birthdays.called')}名`
}

const days = ({ n, f, voice, input }: Pen): Inline[] => {
  // Whoever leads a class says how many birthdays there were (S3.10); a school has no list of them.
  const due = input.placeKind === 'class' ? n('birthdays.due') : 0
  const among = [
    ...(n('birthdays.lunar') > 0 ? [line`按农历过的${f('birthdays.lunar')}名`] : []),
    ...(n('birthdays.holiday') > 0 ? [line`赶在假期的${f('birthdays.holiday')}名`] : []),
  ]
  const lunar = among.length ? line`，其中${among.flatMap((part, i) => line`${i === 0 ? '' : '、'}${part}`)}` : ''
  const had = due > 0 ? line`父母在外的${voice.person}期内过生日的有${f('birthdays.due')}名${lunar}，` : ''
  const birthdays =
    n('birthdays.kept') > 0
      ? line`${had}给${f('birthdays.kept')}名${voice.person}过了生日${called({ n, f })}`
      : due > 0
        ? line`${had}没有给谁过生日的记录`
        : []
  const gifts = n('gifts.children') > 0 ? line`${f('gifts.children')}名${voice.person}收到节日的心意` : []
  if (birthdays.length === 0 && gifts.length === 0) return []
  return line`${birthdays}${birthdays.length && gifts.length ? '；' : ''}${gifts}。`
}

const threeSides = ({ n, f }: Pen): Inline[] =>
  n('mismatch.facts') > 0
    ? line`孩子说的、家里信的、学校看到的对不上的，请三方坐到一起说清${f('mismatch.facts')}次。`
    : []

/** Where all letters are of one time they are called by it: 向家长发学期初的信61份. */
const oneTime = ({ n }: Pick<Pen, 'n'>): string =>
  n('letters.start') === n('letters') ? '学期初的' : n('letters.end') === n('letters') ? '学期末的' : ''

/** 其中学期初的30份、学期末的28份。 What stands under neither is left to the reader's sum. */
const whichLetter = ({ n, f }: Pen): Inline[] => {
  const [start, end] = [n('letters.start'), n('letters.end')]
  if (start + end === 0 || oneTime({ n })) return []
  const told = [
    ...(start > 0 ? [line`学期初的${f('letters.start')}份`] : []),
    ...(end > 0 ? [line`学期末的${f('letters.end')}份`] : []),
  ]
  return line`其中${told.flatMap((part, i) => line`${i === 0 ? '' : '、'}${part}`)}。`
}

const letters = (pen: Pen): Inline[] => {
  const { n, f } = pen
  const sent = n('letters')
  if (sent === 0) return []
  const start = line`向家长发${oneTime(pen)}信${f('letters')}份`
  if (n('receipts') === sent) return line`${start}，回执全部收回。${whichLetter(pen)}`
  const back = n('receipts') > 0 ? line`，收回回执${f('receipts')}份` : line`，没有收回回执`
  const aloud = n('letters.read-aloud') > 0 ? line`，另有${f('letters.read-aloud')}份打电话读给老人听` : ''
  return line`${start}${back}${aloud}。${whichLetter(pen)}`
}

const groupTalks = ({ n, f, voice }: Pen): Inline[] =>
  n('group-talk.held') > 0 ? line`组织${voice.person}集体座谈${f('group-talk.held')}次，不计入单独谈心。` : []

const notices = ({ n, f, voice }: Pen): Inline[] => {
  const all = n('shared.notices')
  if (all === 0) return []
  const answered =
    n('shared.answered') === all
      ? line`，都有回音`
      : n('shared.answered') > 0
        ? line`，有回音的${f('shared.answered')}件`
        : line`，还没有回音`
  return line`学校与村（居）互相转告情况${f('shared.notices')}件，涉及${f('shared.children')}名${voice.person}${answered}。`
}
