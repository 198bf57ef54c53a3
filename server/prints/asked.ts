import type * as z from 'zod'
import type { printApi } from '../../domain/api/print.ts'
import type { Keys } from '../keys.ts'

export type PrintInput = z.output<(typeof printApi)['askPrint']['body']>
/** What is needed to make it, besides whom it is about: what was typed stands sealed, for it may name somebody. */
export type Asked = Pick<PrintInput, 'given' | 'text' | 'sort' | 'span' | 'record'> & {
  /** Who had left already and was asked for all the same. */
  left: string[]
}

const placeOf = (county: number, id: string, field: 'asked' | 'file') => ({ county, table: 'print_job', id, field })

export const sealAsked = (keys: Keys, county: number, id: string, asked: Asked): Buffer =>
  keys.seal(JSON.stringify(asked), placeOf(county, id, 'asked'))
export const openAsked = (keys: Keys, county: number, id: string, sealed: Buffer): Asked =>
  JSON.parse(keys.open(sealed, placeOf(county, id, 'asked')).toString('utf8')) as Asked

export const sealFile = (keys: Keys, county: number, id: string, bytes: Uint8Array): Buffer =>
  keys.seal(bytes, placeOf(county, id, 'file'))
export const openFile = (keys: Keys, county: number, id: string, sealed: Buffer): Buffer =>
  keys.open(sealed, placeOf(county, id, 'file'))
