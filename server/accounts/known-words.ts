import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { likelyReading } from '../children/name-readings.ts'

/** What a place's own name is without the word for its kind: 青石 of 青石镇中心小学. */
const KIND_OF_PLACE = /(?:自治县|[省市县区镇乡村]|街道|社区|中心|完全|完小|小学|中学|初中|学校|幼儿园|年级|[（(]).*$/u

const asTyped = (name: string): string[] => {
  const readable = name.replace(/[^\p{Script=Han}]/gu, '')
  return readable ? [name, likelyReading(readable).join('')] : [name]
}

/** The words that somebody who knows the office would try: names of places with and without their kind, as written and as typed (L6). */
export const wordsOfPlace = (name: string): string[] => [name, name.replace(KIND_OF_PLACE, '')].flatMap(asTyped)

/** The words that somebody who knows the person would try: login, name, and the places of the posts with all above them. */
export const wordsOfPerson = (
  person: { login: string; name: string; places: readonly number[] },
  tree: PlaceTree,
): string[] => {
  const places = new Set(person.places.flatMap((id) => chainOf(tree, id)))
  const names = [...places].flatMap((id) => tree.get(id)?.name ?? [])
  return [...new Set([person.login, ...asTyped(person.name), ...names.flatMap(wordsOfPlace)])].filter((w) => w !== '')
}
