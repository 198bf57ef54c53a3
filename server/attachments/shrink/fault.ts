import { HEIC_REFUSED, SENT_BYTES } from '../../../domain/registers/attachment.ts'

/** Why a file cannot be taken in as a picture: a sentence each that says what to do next. */
export const PICTURE_FAULTS = {
  empty: '没有收到图，请再选一次照片。',
  heavy: `照片太大，最多 ${SENT_BYTES / 1024 / 1024} MB。请用手机拍的原样，或先缩小再送。`,
  heic: HEIC_REFUSED,
  pdf: '这是 PDF 文件。请把那一页拍成照片，或存成 JPEG 再送。',
  other: '这不是能用的照片。请选 JPEG、PNG 或 WebP 的照片。',
  broken: '这张照片打不开，可能没有传完整或已经损坏。请重新拍一张，或换一张。',
  'too-many-pixels': '这张照片的尺寸太大（超过五千万像素）。请把相机调成普通大小再拍，或先缩小。',
  'too-hard': '这张照片处理不了：要的时间或内存太多。请换一张，或先截一张小的再送。',
} as const

export type PictureFaultCode = keyof typeof PICTURE_FAULTS

/** A file that is not taken in as a picture. */
export class PictureFault extends Error {
  readonly code: PictureFaultCode
  constructor(code: PictureFaultCode) {
    super(PICTURE_FAULTS[code])
    this.name = 'PictureFault'
    this.code = code
  }
}
