import type { Keys } from '../keys.ts'
import type { Sizes } from './db/attachment.ts'

const placeOf = (county: number, id: string, size: Sizes) => ({
  county,
  table: 'attachment',
  id,
  field: size === 'small' ? 'small' : 'picture',
})

/** A picture as it lies in the database: nobody who reads the disk, the database or a copy without the key sees it. */
export const sealPicture = (keys: Keys, county: number, id: string, size: Sizes, bytes: Uint8Array): Buffer =>
  keys.seal(bytes, placeOf(county, id, size))

export const openPicture = (keys: Keys, county: number, id: string, size: Sizes, sealed: Buffer): Buffer =>
  keys.open(sealed, placeOf(county, id, size))
