import { isNothing } from './empty.ts'

/** Every dot that stands between the parts of a minority name. */
export const DOTS = '•∙⋅・･‧●▪．.﹒˙‐ꞏ᛫◦⸱᠂·'
const BETWEEN = new RegExp(`(?<=\\p{L})[${DOTS}]+(?=\\p{L})`, 'gu')

/** A name as the register keeps it: no white space, every middle dot as `·`, letters as written. */
export const readName = (text: string): string =>
  text
    .replace(/[\s\u3000]+/g, '')
    // An apostrophe once typed to keep a cell text.
    .replace(/^['‘’"“”`＇＂]+|['‘’"“”`＇＂]+$/g, '')
    .replace(BETWEEN, '·')

const MOBILES = /(?:\+?(?:00)?86[-\s]?)?1[3-9](?:[-\s]?\d){9}/g

export type ReadPerson = { name: string | null; dead: boolean }

/** A grown-up's name without numbers and labels; 无, － and the like are nobody; 已故 says so. */
export const readPerson = (text: string): ReadPerson => {
  const bare = readName(
    text
      .replace(MOBILES, '')
      .replace(/(?:联系)?(?:电话|手机号?码?)\s*[:：]?\s*$/, '')
      .replace(/^(?:父亲?|母亲?|爸爸?|妈妈?|监护人)(?:姓名)?\s*[:：]/, '')
      .replace(/^姓名\s*[:：]/, '')
      .replace(/[(（]\s*[)）]/g, ''),
  ).replace(/^[,，;；/、:：-]+|[,，;；/、:：-]+$/g, '')
  const dead = /已?[故逝]|去世|死亡|过世|亡/.test(bare)
  const name = bare
    .replace(/[(（](?:已?故|已?逝|去世|死亡|过世|亡故?|离异|改嫁|失联|父亲?|母亲?)[)）]/g, '')
    .replace(/^(?:已故|已逝|去世|死亡|过世|亡故?|离异|离婚|改嫁|失联)$/, '')
  return { name: isNothing(name) || /^\d+$/.test(name) ? null : name, dead }
}
