import { isMerged, standingOf } from './merged-place.ts'
import { ancestorOf, type Place, type PlaceTree } from './place.ts'

/**
 * A school's name taken apart, so that 石桥小学, 石桥完小, 青石镇石桥村小学 are one school, and 青石镇中心小学 and 平阳镇中心小学
 * are two (F1). `core` is empty for the school that is called by its township alone.
 */
export type SchoolName = {
  core: string
  township: string | null
  level: 'primary' | 'middle' | 'any'
  central: boolean
}

const KIND =
  /(中心)?(?:(小学校|完全小学|小学部?|完小|村小|教学点|(?<=[一二三四五六实附])小)|(初级中学|高级中学|完全中学|初中部?|中学|(?<=[一二三四五六实附])中)|((?:[九十二]{1,2}年)?(?:一贯制|制)学校|学校|校区?))$/
const REGION =
  /^\p{Script=Han}{1,10}?(?:自治区|自治州|自治县|省|市|县|区|旗)(?=\p{Script=Han}{2})|^县(?=\p{Script=Han}{2})/u
const TOWNSHIP = /^(\p{Script=Han}{1,8}?)(?:镇|民族乡|乡|街道办事处|街道)/u

/** What stands in brackets behind a name: （公办）, （东校区）, （枫桥教学点）. */
const PART = /[([【]([^()[\]【】]*)[)\]】]$/
/** A part of a school that has a name of its own. */
const NAMED_PART = /(?:校区|校点|教学点|分校|分部|村小|小学|中学|学校)$/

/** Schools that the part in brackets is called by, other than the one that the name before it means: 柳溪镇中心小学（枫桥校区）. */
const partOfAnother = (written: string, school: Place, schools: readonly Place[], tree: PlaceTree): boolean => {
  const part = PART.exec(written.normalize('NFKC').replace(/\s+/g, ''))?.[1] ?? ''
  if (!NAMED_PART.test(part)) return false
  const core = part.replace(NAMED_PART, '').replace(/村$/, '')
  return (
    core.length > 1 &&
    readSchoolName(school.name).core !== core &&
    townshipOf(school, tree) !== core &&
    schools.some((p) => p.id !== school.id && [p.name, ...p.aliases].some((n) => readSchoolName(n).core === core))
  )
}

/** A name made comparable: half-width, without spaces, marks and what stands in brackets behind it. */
export const bareSchool = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(PART, '')
    .replace(/[()《》"'“”·.,，、:：_—-]/g, '')

export const readSchoolName = (text: string): SchoolName => {
  const bare = bareSchool(text).replace(/(.{2,}[学校])(?:小学部|初中部)$/, '$1')
  const kind = KIND.exec(bare)
  const level = kind?.[2] ? 'primary' : kind?.[3] ? 'middle' : 'any'
  let rest = kind ? bare.slice(0, kind.index) : bare
  let central = kind?.[1] !== undefined
  if (rest.endsWith('中心')) {
    rest = rest.slice(0, -2)
    central = true
  }
  for (let region = REGION.exec(rest); region; region = REGION.exec(rest)) rest = rest.slice(region[0].length)
  const township = TOWNSHIP.exec(rest)
  if (township) rest = rest.slice(township[0].length)
  return {
    core: rest.replace(/村$/, '').replace(/^第/, ''),
    township: township?.[1] ?? null,
    level,
    central,
  }
}

const townshipOf = (school: Place, tree: PlaceTree): string | null => {
  const name = ancestorOf(tree, school.id, 'township')?.name
  return name === undefined ? null : (TOWNSHIP.exec(name)?.[1] ?? name)
}

/** How surely a written name means a school: 0 not at all, 4 to the letter. */
const likeness = (written: string, school: Place, tree: PlaceTree): number => {
  const bare = bareSchool(written)
  if (bare === school.code) return 4
  const a = readSchoolName(written)
  const own = townshipOf(school, tree)
  return Math.max(
    ...[school.name, ...school.aliases].map((name) => {
      if (bareSchool(name) === bare) return 4
      const b = readSchoolName(name)
      const town = b.township ?? own
      if (a.level !== 'any' && b.level !== 'any' && a.level !== b.level) return 0
      if (a.township !== null && a.township !== town) return 0
      const level = a.level === b.level ? 0.5 : 0
      if (a.core !== '' && a.core === b.core) return (a.township === null ? 2 : 3) + level
      // 青石小学 and 青石镇中心小学; 青石石桥小学 and 石桥小学 of 青石镇.
      if (a.core === '' && b.core === '') return a.township === null ? 0 : 3 + level
      if (town === null) return 0
      if (a.core !== '' && b.core === '' && a.core === town) return 1 + level
      if (a.core === '' && a.township !== null && b.core === town) return 1 + level
      return a.core === `${town}${b.core}` ? 1 + level : 0
    }),
  )
}

const SELF = /^(?:本校|我校|本部|校本部|全校|无|\/)$/

/**
 * Which school a row's words mean. `home`: the school (or the township, or county) whose list it is; a name that says nothing of
 * its own (本校, 中心小学) means the one at home. `several`: schools that fit equally well; `stopped`: the name of one that fits
 * better than any in use and is no more: nobody guesses which it is now, unless it was merged into one.
 */
export const schoolMeant = (
  written: string | null,
  home: Place,
  tree: PlaceTree,
): { school: Place | null; several: boolean; stopped?: string } => {
  const self = home.kind === 'school' ? home : null
  const bare = bareSchool(written ?? '')
  if (bare === '' || SELF.test(bare)) return { school: self, several: false }
  const all = [...tree.values()].filter((p) => p.kind === 'school')
  const inUse = (p: Place) => !p.closed || p.id === home.id
  const schools = all.filter(inUse)
  const said = readSchoolName(written ?? '')
  const near = ancestorOf(tree, home.id, 'township')?.id ?? home.id
  if (said.core === '' && said.township === null) {
    // 中心小学 alone is the one of the township; 小学 alone is any.
    const fits = (p: Place) => {
      const own = readSchoolName(p.name)
      return (
        (said.level === 'any' || own.level === 'any' || said.level === own.level) &&
        (!said.central || own.central || own.core === '')
      )
    }
    if (self && fits(self)) return { school: self, several: false }
    const found = schools.filter((p) => ancestorOf(tree, p.id, 'township')?.id === near && fits(p))
    return { school: found.length === 1 ? (found[0] ?? null) : null, several: found.length > 1 }
  }
  const ranked = schools
    .map((school) => ({ school, rank: likeness(written ?? '', school, tree) }))
    .filter((r) => r.rank > 0)
  const best = Math.max(0, ...ranked.map((r) => r.rank))
  const gone = all
    .filter((p) => !inUse(p) && likeness(written ?? '', p, tree) > best)
    .sort((a, b) => likeness(written ?? '', b, tree) - likeness(written ?? '', a, tree))[0]
  // One that went into another is known to be that one (decision 036).
  if (gone && isMerged(tree, gone) && inUse(standingOf(tree, gone)))
    return { school: standingOf(tree, gone), several: false }
  if (gone) return { school: null, several: false, stopped: gone.name }
  const first = ranked.filter((r) => r.rank === best).map((r) => r.school)
  const close = first.filter((p) => p.id === home.id)
  const local = first.filter((p) => ancestorOf(tree, p.id, 'township')?.id === near)
  const [one, ...others] = close.length ? close : local.length ? local : first
  if (one && partOfAnother(written ?? '', one, schools, tree)) return { school: null, several: true }
  return { school: others.length ? null : (one ?? null), several: others.length > 0 }
}
