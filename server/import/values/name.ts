import { isNothing } from './empty.ts'

/** A name as the register keeps it: no white space, every middle dot as `·`, letters as written. */
export const readName = (text: string): string =>
  text.replace(/[\s\u3000]+/g, '').replace(/(?<=\p{L})[•∙⋅・･‧●▪．.˙‐•\u2022\u00b7](?=\p{L})/gu, '·')

export type ReadPerson = { name: string | null; dead: boolean }

/** A grown-up's name; 无, － and the like are nobody; 已故 says so. */
export const readPerson = (text: string): ReadPerson => {
  const bare = readName(
    text.replace(/(?:\+?86)?1[3-9](?:[-\s]?\d){9}/g, '').replace(/^(?:父亲?|母亲?|爸爸?|妈妈?|监护人)\s*[:：]/, ''),
  ).replace(/^[,，;；/、:：]+|[,，;；/、:：]+$/g, '')
  const dead = /已?[故逝]|去世|死亡|过世|亡/.test(bare)
  const name = bare
    .replace(/[(（](?:已?故|已?逝|去世|死亡|过世|亡故?|离异|改嫁|失联|父亲?|母亲?)[)）]/g, '')
    .replace(/^(?:已故|已逝|去世|死亡|过世|亡故?)$/, '')
  return { name: isNothing(name) || /^\d+$/.test(name) ? null : name, dead }
}

/** `张三/李四`, `父：张三 母：李四`, `张三、李四`: father first where nothing says otherwise. */
export const readParents = (text: string): { father: string; mother: string } => {
  const t = text.replace(/\s*[:：]\s*/g, '：')
  const labelled = {
    father: /(?:父亲?|爸爸?)(?:姓名)?[：(（]?\s*([^\s,，;；/、母妈爸：）)]+(?:\s+[^\s,，;；/、母妈爸：）)]+)?)/.exec(
      t.replace(/父母/g, ''),
    )?.[1],
    mother: /(?:母亲?|妈妈?)(?:姓名)?[：(（]?\s*([^\s,，;；/、父爸妈：）)]+(?:\s+[^\s,，;；/、父爸妈：）)]+)?)/.exec(
      t.replace(/父母/g, ''),
    )?.[1],
  }
  if (/父|母|爸|妈/.test(t.replace(/父母/g, '')) && (labelled.father || labelled.mother))
    return { father: labelled.father ?? '', mother: labelled.mother ?? '' }
  const parts = t
    .split(/[/\\、,，;；|\n&＆]+|\s{1,}(?=\S{2,})/)
    .map((p) => p.trim())
    .filter((p) => p !== '')
  return { father: parts[0] ?? '', mother: parts[1] ?? '' }
}
