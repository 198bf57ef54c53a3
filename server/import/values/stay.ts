import { simplify } from '../headings/simplify.ts'
import { isNothing, tickOf } from './empty.ts'
import { withoutCode } from './option.ts'

/** Where a parent is, as one cell says: a place of work elsewhere, at home, dead, out of reach. */
export type Stay = { away: boolean | null; place: string | null; state: 'dead' | 'lost' | 'prison' | null }

export const NO_STAY: Stay = { away: null, place: null, state: null }

export const readStay = (text: string): Stay => {
  const t = withoutCode(text).replace(/[\s\u3000]+/g, '')
  const s = simplify(t.normalize('NFKC'))
  const tick = tickOf(t)
  if (/^(?:×|✗|✘|x|X|否)$/.test(t) || (tick === false && t !== '无' && t !== '0')) return { ...NO_STAY, away: false }
  if (tick === true) return { ...NO_STAY, away: true }
  if (isNothing(t)) return NO_STAY
  if (/去世|死亡|已故|病故|亡故|过世|^亡$|^故$/.test(s)) return { ...NO_STAY, state: 'dead' }
  if (/失联|失踪|下落不明|联系不上|出走/.test(s)) return { ...NO_STAY, state: 'lost' }
  if (/服刑|监狱|戒毒|羁押|坐牢|入狱|判刑/.test(s)) return { ...NO_STAY, state: 'prison' }
  if (UNSAID.test(s)) return NO_STAY
  if (AT_HOME.test(s)) return { ...NO_STAY, away: false }
  if (ANYWHERE.test(s)) return { ...NO_STAY, away: true }
  return { away: true, place: t, state: null }
}

/** Words that stand in the place's column and name none. */
const UNSAID =
  /没(?:有)?联系|无联系|^(?:不知|不详|不清|未知)|^(?:离异|离婚|离家|改嫁|再婚|分居|单亲|无业|待业|失业|退休|没有?工作|不清楚|其他|其它)$/
/** In the village or the township: no place of work elsewhere. */
const AT_HOME =
  /^(?:家|家里|家中|家务|老家|在老家|居家|已?返乡|(?:本地|在家|家里|家庭|本村|在村)?(?:务农|种地|种田|农活)|农民|[未没](?:有)?(?:外出|出去|出门|外出务工).*|(?:在)?(?:本地|当地|本村|本组|本乡|本镇|村里)(?:务工|打工|打零工|上班)?|在村|留守在家|(?:一直|长期|现|现在|目前|都|待业|失业|无业|赋闲|残疾)?[,，、]?在家(?!乡|具|电|政).{0,8}|.{1,6}在家)$/
const ANYWHERE = /^(?:长期|常年|现)?(?:外出|外出务工|务工|打工|外出打工|在?外地?|在?外地?务工|在?外地?打工)$/

type AwayKind = { father: boolean | null; mother: boolean | null }

/** 双留守, 父外出, 母亲在外, 父母均外出, 单留守（父）, 父外出母在家 …: who is away as one cell says. */
export const readAwayKind = (text: string): AwayKind => {
  const s = simplify(withoutCode(text).normalize('NFKC')).replace(/\s/g, '')
  if (isNothing(s) || /非留守|不是留守/.test(s)) return { father: null, mother: null }
  const both = '(?:父母亲?|双方|双亲|父亲?[、,和与及/]?母亲?|全部|都)'
  if (new RegExp(`^(?:未外出|否|${both}?(?:均|都)?(?:在家|未外出))$`).test(s)) return { father: false, mother: false }
  const one = /一方|单留守|单方|单亲|其中/.test(s)
  const away = '(?:外出|在外|务工|打工)'
  if (
    !one &&
    new RegExp(`双留守|双亲|双方|^双$|^${both}$|^${both}(?:双方|均|都|皆|全)*${away}|父母亲?(?:均|都|皆|全)`).test(s)
  )
    return { father: true, mother: true }
  const told = s.replace(/父母亲?/g, '')
  return {
    father: sideOf(/(?:父|爸)[^母妈]*/.exec(told)?.[0]),
    mother: sideOf(/(?:母|妈)[^父爸]*/.exec(told)?.[0]),
  }
}

/** 父, 父外出, 母在家: what the clause about one parent says; no clause says nothing. */
const sideOf = (clause: string | undefined): boolean | null =>
  clause === undefined || /亡|故|去世|离异|离婚|改嫁|失/.test(clause) ? null : !/在家|未外出|务农|不外出/.test(clause)
