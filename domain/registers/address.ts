import type { Place } from './place.ts'

const bare = (name: string): string =>
  name.replace(/(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|自然村|村|居)$/, '')

/**
 * What an address says of its village: the one that it names, or that several fit equally well, or none. `stopped`: it names one
 * that is no more (merged into another, perhaps); which one it is now only somebody there knows.
 */
export type VillageMatch = { village: Place | null; tie: boolean; stopped?: Place }

/** 石门坎村, where 石门 is a village: the name goes on, and is another's. */
const GOES_ON = /^\p{Script=Han}{1,3}?(?:行政村|村民委员会|村委会|村(?!民|小|组))/u
/** 大河湾村, where 河湾村 is one. */
const BEFORE = /(?:^|[省市县区镇乡道])[大小上下新老旧东西南北前后中高里外]$/

/**
 * The village that an address names: the longest of names, bare names (two letters at least) and aliases found in it. Where
 * the longest of two villages are of one length, nothing in the address tells them apart: neither is taken. Of a village that was
 * stopped and one in use under the same name it is the latter.
 */
export const matchVillage = (address: string | null, villages: readonly Place[]): VillageMatch => {
  if (!address) return { village: null, tie: false }
  let best: { places: Set<Place>; length: number } = { places: new Set(), length: 0 }
  for (const place of villages) {
    const names = [place.name, bare(place.name), ...place.aliases, ...place.aliases.map(bare)].filter(
      (n) => n.length >= 2,
    )
    for (const name of names) {
      const at = address.lastIndexOf(name)
      if (at < 0 || name.length < best.length) continue
      // 青石镇 is not 青石村: a bare name directly before 镇, 乡 or 县 names those.
      const behind = address.slice(at + name.length)
      if (/^(?:镇|乡|县|街道)/.test(behind)) continue
      if (!/[村居]$|社区$/.test(name) && GOES_ON.test(behind) && !/^(?:行政|自然)?村/.test(behind)) continue
      if (BEFORE.test(address.slice(0, at))) continue
      if (name.length > best.length) best = { places: new Set([place]), length: name.length }
      else best.places.add(place)
    }
  }
  const open = [...best.places].filter((p) => !p.closed)
  const [stopped] = best.places
  if (open.length === 0 && stopped) return { village: null, tie: false, stopped }
  const [village] = open
  return open.length === 1 && village ? { village, tie: false } : { village: null, tie: open.length > 1 }
}

/**
 * The part of an address that may stand for its village from now on: without what stands above (省, 市, 县, 乡, 镇, 街道 and the
 * names given) and without group, number and house. Null when nothing usable is left.
 */
export const villageAlias = (address: string, above: readonly string[]): string | null => {
  let text = address.normalize('NFKC').replace(/[\s,，、;；。]/g, '')
  for (const name of [...above].sort((a, b) => b.length - a.length)) if (name) text = text.replaceAll(name, '')
  text = text
    .replace(/^.*?(?:自治区|自治州|自治县|省|地区)/, '')
    .replace(/^.{2,6}?(?:市|县|(?<!社|小)区)(?!$)/, '')
    .replace(/^.{1,6}?(?:街道|镇|乡)/, '')
    .replace(/第?[\d一二三四五六七八九十]+(?:村民)?(?:小?组|社|队|号|栋|幢|单元|室|屯).*$/, '')
    .replace(/\d.*$/, '')
  return text.length >= 2 && text.length <= 12 ? text : null
}
