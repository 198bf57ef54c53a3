import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { KEPT_BYTES, SENT_BYTES } from '../../../domain/registers/attachment.ts'
import { PictureFault } from './fault.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** A picture with much in it, as a phone takes it: turned, with the place where it was taken and the phone's name. */
const photo = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
const fromPhone = () =>
  photo(2400, 1500)
    .withExif({
      IFD0: { Make: 'PhoneMaker', Artist: '石安安' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 34/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 5/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken in',
    (error: unknown) => (error instanceof PictureFault ? error.code : String(error)),
  )

describe('a picture is drawn anew', () => {
  it('upright, small enough, and with nothing beside it: no place, no camera, no name', {
    timeout: 900_000,
  }, async () => {
    const sent = await fromPhone()
    expect((await sharp(sent).metadata()).exif?.length).toBeGreaterThan(0)
    const { picture, small, width, height } = await shrinkPicture(sent)
    // Turned as the phone was held; noise is what takes most room.
    expect([width, height]).toEqual([800, 1280])
    expect(picture.length).toBeLessThanOrEqual(KEPT_BYTES)
    for (const bytes of [picture, small]) {
      const { format, exif, icc, iptc, xmp, orientation } = await sharp(bytes).metadata()
      expect({ format, exif, icc, iptc, xmp, orientation: orientation ?? 1 }).toEqual({
        format: 'jpeg',
        orientation: 1,
      })
      for (const told of ['PhoneMaker', 'Exif', '石安安'])
        expect(Buffer.from(bytes).includes(Buffer.from(told)), told).toBe(false)
    }
    const { width: w = 0, height: h = 0 } = await sharp(small).metadata()
    expect(Math.max(w, h)).toBe(320)
  })

  it('from PNG with a clear ground and from WebP; a small one is not blown up', async () => {
    const clear = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer()
    const made = await shrinkPicture(clear)
    expect([made.width, made.height]).toEqual([300, 200])
    expect((await sharp(made.picture).stats()).dominant).toMatchObject({ r: 248, g: 248, b: 248 })
    const webp = await photo(900, 600).webp().toBuffer()
    expect(await shrinkPicture(webp)).toMatchObject({ width: 900, height: 600 })
  })
})

describe('what is no picture, or more than one', () => {
  it('is refused by its first bytes, whatever it is called', async () => {
    const head = (text: string) => Buffer.from(text, 'latin1')
    const heic = Buffer.concat([Buffer.alloc(4), head('ftypheic')])
    for (const [bytes, code] of [
      [Buffer.alloc(0), 'empty'],
      [head('%PDF-1.7'), 'pdf'],
      [heic, 'heic'],
      [head('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other'],
      [head('GIF89a'), 'other'],
      [head('PK\u0003\u0004'), 'other'],
      [Buffer.alloc(SENT_BYTES + 1, 0xff), 'heavy'],
    ] as const)
      expect(await faultOf(shrinkPicture(bytes)), code).toBe(code)
  })

  it('cut off, lying about what it is, or a bomb: told, and the next one is taken in', {
    timeout: 900_000,
  }, async () => {
    const whole = await photo(800, 600).jpeg().toBuffer()
    expect(await faultOf(shrinkPicture(whole.subarray(0, whole.length / 2)))).toBe('broken')
    expect(await faultOf(shrinkPicture(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)])))).toBe(
      'broken',
    )
    // A PNG of a few bytes that says it is 40,000 wide and high.
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000000' } })
      .png()
      .toBuffer()
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(40_000, 16)
    bomb.writeUInt32BE(40_000, 20)
    expect(['too-many-pixels', 'broken']).toContain(await faultOf(shrinkPicture(bomb)))
    const large = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#224466' } })
      .png()
      .toBuffer()
    expect(large.length).toBeLessThan(2_000_000)
    expect(await faultOf(shrinkPicture(large))).toBe('too-many-pixels')
    expect(await shrinkPicture(whole)).toMatchObject({ width: 800 })
  })
})
