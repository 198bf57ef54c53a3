import { simplify } from '../headings/simplify.ts'
import { isNothing, tickOf } from './empty.ts'

/** Where a parent is, as one cell says: a place of work elsewhere, at home, dead, out of reach. */
export type Stay = { away: boolean | null; place: string | null; state: 'dead' | 'lost' | 'prison' | null }

export const NO_STAY: Stay = { away: null, place: null, state: null }

export const readStay = (text: string): Stay => {
  const t = text.replace(/[\s\u3000]+/g, '')
  const s = simplify(t.normalize('NFKC'))
  const tick = tickOf(t)
  if (/^(?:×|✗|✘|x|X|否)$/.test(t) || (tick === false && t !== '无' && t !== '0')) return { ...NO_STAY, away: false }
  if (tick === true) return { ...NO_STAY, away: true }
  if (isNothing(t)) return NO_STAY
  if (/去世|死亡|已故|病故|亡故|过世|^亡$|^故$/.test(s)) return { ...NO_STAY, state: 'dead' }
  if (/失联|失踪|下落不明|联系不上|出走/.test(s)) return { ...NO_STAY, state: 'lost' }
  if (/服刑|监狱|戒毒|羁押/.test(s)) return { ...NO_STAY, state: 'prison' }
  if (
    /^(?:现?在?家(?:里|中)?|家|在家.{0,6}|务农|本地务农|居家|未外出|没有外出|本村|在村|村里|本村务农|家里务农|家庭务农|留守在家|在本村|种地|务农在家|已返乡|返乡)$/.test(
      s,
    )
  )
    return { ...NO_STAY, away: false }
  if (/^(?:外出|外出务工|务工|打工|外出打工|在外|在外务工|在外打工|外地|外地务工|长期外出)$/.test(s))
    return { ...NO_STAY, away: true }
  return { away: true, place: t, state: null }
}

/** `父：广东东莞 母：在家`, `父广东母浙江`: a shared cell that tells the two apart; null where it speaks of both alike. */
export const splitStay = (text: string): { father: Stay; mother: Stay } | null => {
  const t = text.replace(/\s*[:：]\s*/g, '：').replace(/父母(?:亲|双方|均|都)?/g, '')
  const father = /(?:父亲?|爸爸?)[：在于]?\s*([^,，;；、/\s母妈]+)/.exec(t)?.[1]
  const mother = /(?:母亲?|妈妈?)[：在于]?\s*([^,，;；、/\s父爸]+)/.exec(t)?.[1]
  if (!father && !mother) return null
  return {
    father: father ? readStay(father.replace(/^在(?=家)/, '在')) : NO_STAY,
    mother: mother ? readStay(mother) : NO_STAY,
  }
}

/** 双留守, 父外出, 母亲在外, 父母均外出, 单留守 …: who is away as one cell says. */
export const readAwayKind = (text: string): { father: boolean | null; mother: boolean | null } => {
  const s = simplify(text.normalize('NFKC')).replace(/\s/g, '')
  if (
    /^(?:双留守|双方外出|双方|父母双方外出|父母(?:都|均|双方)?(?:外出|在外|务工).*|父母外出|双亲外出|全部外出|都外出|双)$/.test(
      s,
    ) ||
    /双方(?:均|都)?外出|父母(?:均|都|双方)/.test(s)
  )
    return { father: true, mother: true }
  if (/^(?:父亲?|爸爸)(?:单方)?(?:外出|务工|在外|打工).*|^父$|^父亲$|单留守[(（]父|一方外出[(（]父|^仅?父/.test(s))
    return { father: true, mother: /母亲?在家/.test(s) ? false : null }
  if (/^(?:母亲?|妈妈)(?:单方)?(?:外出|务工|在外|打工).*|^母$|^母亲$|单留守[(（]母|一方外出[(（]母|^仅?母/.test(s))
    return { father: /父亲?在家/.test(s) ? false : null, mother: true }
  if (/^(?:无|未外出|均在家|都在家|父母在家|否)$/.test(s)) return { father: false, mother: false }
  return { father: null, mother: null }
}
