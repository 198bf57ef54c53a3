import type { ParentAnswer } from '../../domain/registers/parent-page.ts'
import type { Keys } from '../keys.ts'

/** What a teacher wrote for one family. */
export type LinkWords = { good: string; asks: string; contact: string }

const linkPlace = (county: number, id: string) => ({ county, table: 'parent_link', id, field: 'words' })
const answerPlace = (county: number, id: string) => ({ county, table: 'parent_answer', id, field: 'words' })

export const sealLinkWords = (keys: Keys, county: number, id: string, words: LinkWords): Buffer =>
  keys.seal(JSON.stringify(words), linkPlace(county, id))
export const openLinkWords = (keys: Keys, county: number, row: { id: string; words_sealed: Buffer }): LinkWords =>
  JSON.parse(keys.open(row.words_sealed, linkPlace(county, row.id)).toString('utf8')) as LinkWords

export const sealAnswer = (keys: Keys, county: number, id: string, answer: ParentAnswer): Buffer =>
  keys.seal(JSON.stringify(answer), answerPlace(county, id))
export const openAnswer = (keys: Keys, county: number, row: { id: string; words_sealed: Buffer }): ParentAnswer =>
  JSON.parse(keys.open(row.words_sealed, answerPlace(county, row.id)).toString('utf8')) as ParentAnswer
