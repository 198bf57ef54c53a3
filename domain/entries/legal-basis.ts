import { ageAt } from '../kit/dates.ts'

/** From this age on the child's own yes is asked for too (困境儿童个人信息保护工作办法; dossier §3.7). */
export const OWN_CONSENT_AGE = 14

/**
 * What a child's data are used for, each with its basis (个人信息保护法 Art. 13, 28–31; dossier §3.7): a duty laid down by law, which is not
 * asked for, or the family's consent, without which it is not done.
 */
export type Processing = {
  key: string
  title: string
  /** What stands or falls with it, as a teacher would say it. */
  carries: string
} & ({ basis: 'law'; law: string } | { basis: 'consent'; purpose: string })

export const PROCESSINGS: readonly Processing[] = [
  {
    key: 'file',
    title: '建档、花名册、家访和谈心记录',
    basis: 'law',
    law: '未成年人保护法第二十九条、第四十三条：学校、村（居）委会为留守、困境的未成年人建档并关爱',
    carries: '档案、记录、上级的统计表',
  },
  {
    key: 'report',
    title: '孩子可能受伤害时报告',
    basis: 'law',
    law: '未成年人保护法第十一条：发现就要立即报告，不用谁同意',
    carries: '担心安全、强制报告表',
  },
  {
    key: 'entrusted',
    title: '登记托给谁照看',
    basis: 'law',
    law: '未成年人保护法第二十二、二十三条：父母外出要书面委托并告诉学校和村里',
    carries: '照护协议、联系卡',
  },
  { key: 'photo', title: '拍照、留影', basis: 'consent', purpose: 'photo', carries: '活动照片、展板' },
  { key: 'publicity', title: '宣传里用', basis: 'consent', purpose: 'publicity', carries: '宣传记录里用到这个孩子' },
  {
    key: 'donor',
    title: '把需要告诉捐助人',
    basis: 'consent',
    purpose: 'donor',
    carries: '微心愿、资助（捐助人只看到编号）',
  },
  { key: 'counselling', title: '心理辅导', basis: 'consent', purpose: 'counselling', carries: '单独的心理辅导' },
  { key: 'visit', title: '外单位来看望', basis: 'consent', purpose: 'visit', carries: '慰问、志愿者上门' },
  { key: 'stay', title: '到帮扶人家中生活', basis: 'consent', purpose: 'stay', carries: '代理妈妈接到家中' },
  {
    key: 'case',
    title: '写成不具名的案例',
    basis: 'consent',
    purpose: 'case',
    carries: '总结里的典型案例：不写姓名、学校和村组',
  },
]

export type GivenConsent = { id: string; by: readonly string[]; from: string; until: string }

/** Does it stand on a day: by whom it has to be given, and who of them has not (`lacks`); the last day on which it holds. */
export type Standing =
  | { state: 'none' }
  | { state: 'over'; until: string }
  | { state: 'half'; lacks: 'guardian' | 'child'; until: string }
  | { state: 'given'; until: string; renew: boolean }

const GUARDIANS: readonly string[] = ['father', 'mother', 'guardian']
/** So many days before its end it has to be asked for anew. */
const SOON_DAYS = 14

/**
 * Whether what was given for one purpose is enough: under fourteen a guardian's, from fourteen the child's own, of which the guardian
 * knows; an unknown age counts as under fourteen. `given`: those that have not been taken back.
 */
export const standingOf = (given: readonly GivenConsent[], birth: string | null, today: string): Standing => {
  const holding = given.filter((g) => g.from <= today && g.until >= today)
  if (holding.length === 0) {
    const last = given
      .map((g) => g.until)
      .sort()
      .at(-1)
    return last === undefined ? { state: 'none' } : { state: 'over', until: last }
  }
  const of = (who: readonly string[]) =>
    holding
      .filter((g) => g.by.some((by) => who.includes(by)))
      .map((g) => g.until)
      .sort()
      .at(-1)
  const [guardian, own] = [of(GUARDIANS), of(['child'])]
  const last = [guardian, own].flatMap((day) => day ?? []).sort()
  const grown = (ageAt(birth, today) ?? 0) >= OWN_CONSENT_AGE
  if (guardian === undefined) return { state: 'half', lacks: 'guardian', until: last.at(-1) ?? today }
  if (grown && own === undefined) return { state: 'half', lacks: 'child', until: guardian }
  const until = grown && own !== undefined && own < guardian ? own : guardian
  return { state: 'given', until, renew: daysUntil(today, until) <= SOON_DAYS }
}

const daysUntil = (today: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
