import { addDays } from '../domain/kit/dates.ts'
import type { DemoEntry } from './entries.ts'
import type { Dice } from './random.ts'
import type { DemoChild } from './records.ts'

const LIKES = [
  ['drawing', 'stories'],
  ['ball', 'running'],
  ['reading', 'chess'],
  ['animals', 'plants'],
  ['singing', 'craft'],
  ['mending'],
  ['cooking', 'reading'],
]
const STRENGTHS = [
  '带着一年级的过马路',
  '扫地从来不用叫第二遍',
  '会照着图拼一辆小车',
  '讲故事全班都爱听',
  '跑步接力跑第二棒，没掉过棒',
  '把捡到的钱交给了老师',
]
const DREAMS = ['学会游泳', '长大开挖机', '当老师', '坐一次火车去看妈妈', '养一只狗', '画一本画册']
const METHODS = ['先讲一遍再动笔', '和同桌一起做', '一次少做几题，做对为止', '大声读两遍']
const COMFORT = ['一起走一圈，不追着问', '给他一张纸画画', '打一个电话给妈妈', '让她帮着发本子']
const HABITS = [
  ['time', 'tidy'],
  ['homework', 'sleep'],
  ['chores', 'manners'],
  ['clean', 'time', 'chores'],
]

/** More than half of the files say what the child likes and how it learns; a few have it known otherwise some weeks later. */
export const portraitsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.55))
    .map((child): DemoEntry => {
      const on = addDays(from, dice.between(3, 50))
      const later = addDays(on, dice.between(15, 25))
      return {
        kind: 'portrait',
        classId: child.classId,
        childId: child.id,
        from: on,
        body: {
          likes: dice.pick(LIKES),
          strengths: dice.pick(STRENGTHS),
          manner: dice.pick([['talks'], ['quiet', 'careful'], ['helps'], ['lively', 'brave'], ['shy']]),
          habits: dice.pick(HABITS),
          methods: dice.pick(METHODS),
          carerBond: dice.pick(['close', 'close', 'fair', 'fair', 'strained']),
          parentBond: dice.pick(['week', 'week', 'month', 'seldom']),
          ...(dice.chance(0.6) ? { dream: dice.pick(DREAMS) } : {}),
          ...(dice.chance(0.5) ? { comfort: dice.pick(COMFORT) } : {}),
          told: dice.pick([['child'], ['child', 'seen'], ['seen'], ['carer']]),
        },
        ...(dice.chance(0.15) && later <= until
          ? { changed: { on: later, set: { parentBond: 'month', told: ['child'] } } }
          : {}),
      }
    })

/** Half of the files say how things are at home: one or two visits’ worth, the rest is still to be asked. */
export const backgroundsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.5))
    .map((child): DemoEntry => {
      const on = addDays(from, dice.between(2, 45))
      const later = addDays(on, dice.between(10, 20))
      return {
        kind: 'background',
        classId: child.classId,
        childId: child.id,
        from: on,
        body: {
          carerReads: dice.pick(['yes', 'some', 'some', 'no']),
          carerHealth: dice.pick(['well', 'some', 'some', 'weak']),
          carerBorn: dice.between(1946, 1966),
          lunch: dice.pick(['school', 'school', 'home', 'relative']),
          body: dice.pick([['none'], ['none'], ['none'], ['eyes'], ['breath']]),
          dangers: dice.pick([['none'], ['water'], ['road'], ['water', 'fire'], ['slope']]),
          ...(dice.chance(0.5)
            ? {
                motherHome: dice.pick(['twice', 'spring', 'season']),
                motherJob: dice.pick(['制衣厂', '电子厂，上夜班', '饭店']),
              }
            : {}),
          ...(dice.chance(0.4)
            ? { fatherHome: dice.pick(['twice', 'spring']), fatherJob: dice.pick(['工地', '鞋厂', '跑货车']) }
            : {}),
          ...(dice.chance(0.3) ? { phone: dice.pick(['none', 'family', 'own']) } : {}),
          told: dice.pick([['carer'], ['carer', 'seen'], ['village'], ['child']]),
        },
        ...(dice.chance(0.2) && later <= until
          ? { changed: { on: later, set: { carerHealth: 'weak', told: ['carer'] } } }
          : {}),
      }
    })

/** A few families live hard, a few children are in difficulty: most confirmed, some only seen so far. */
export const difficultiesOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.1))
    .map((child) => {
      const on = addDays(from, dice.between(0, 50))
      return {
        classId: child.classId,
        childId: child.id,
        from: on > until ? until : on,
        ...dice.pick(IN_DIFFICULTY),
      }
    })

const IN_DIFFICULTY = [
  { kind: 'hardship', body: { why: ['allowance'], basis: 'papers', by: '镇民政办' } },
  { kind: 'hardship', body: { why: ['sudden'], basis: 'visit' } },
  { kind: 'difficulty', body: { sort: 'disabled', basis: 'certificate' } },
  { kind: 'difficulty', body: { sort: 'unsupported', basis: 'civil' } },
  { kind: 'difficulty', body: { sort: 'ill', basis: 'certificate', note: '医疗救助在办' } },
  { kind: 'difficulty', body: { sort: 'unguarded', basis: 'seen', note: '村里在核' } },
]
