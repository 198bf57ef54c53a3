import { smallNumber } from '../../../domain/registers/class-name.ts'
import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'

export const readSex = (text: string): 'male' | 'female' | null => {
  const t = text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  if (/^(?:男|男生|男孩|男性|1|m|male|boy|男童)$/.test(t)) return 'male'
  if (/^(?:女|女生|女孩|女性|2|f|female|girl|女童)$/.test(t)) return 'female'
  return null
}

export const readBoarder = (text: string): boolean | null => {
  const t = simplify(text.normalize('NFKC')).replace(/\s/g, '').toLowerCase()
  if (t === '' || /^[/—–―－-]+$/.test(t)) return null
  if (/^(?:否|×|✗|✘|x|n|no|0|走读|不寄宿|不住校|非寄宿|通校|无|不|不是|走)/.test(t)) return false
  if (/^(?:是|√|✓|✔|y|yes|1|寄宿|住校|住宿|内宿|有|寄|住|全寄宿|半寄宿|●)/.test(t)) return true
  return null
}

/** Whole years in 9, 9岁, 九岁, 9周岁半. */
export const readAge = (text: string): number | null => {
  const t = text.normalize('NFKC').replace(/\s/g, '')
  const digits = /^(\d{1,2})(?:\.\d+)?(?:周?岁.*)?$/.exec(t)
  if (digits) return Number(digits[1])
  const words = /^([一二三四五六七八九十]{1,3})(?:周?岁.*)?$/.exec(t)
  return words ? smallNumber(words[1] ?? '') : null
}

export const readHukou = (text: string): 'rural' | 'urban' | 'unknown' => {
  const t = simplify(text).replace(/\s/g, '')
  if (/^非农|城镇|城市|居民户口$|^否$/.test(t)) return 'urban'
  if (/农|^是$/.test(t)) return 'rural'
  return 'unknown'
}

/** Parts of an address without white space and line breaks; strokes and 无 are nothing. */
export const readAddressPart = (text: string): string => (isNothing(text) ? '' : text.replace(/[\s\u3000]+/g, ''))
