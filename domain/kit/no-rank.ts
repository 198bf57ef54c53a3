import { textIn } from './answers.ts'
import type { Problem, RecordBody } from './define-record.ts'

/** A place in an order, however it is written: 第三名, 全班第5, 名次, 倒数. */
const RANK =
  /第\s*[\d〇零一二三四五六七八九十百]+\s*名|(?:全班|班级|年级|全校)第\s*[\d一二三四五六七八九十]|名次|排名|倒数/

/** How a child stands is told in words, never as a place among others (S2A.17). */
export const rankProblems = (body: RecordBody, fields: readonly string[]): Problem[] =>
  fields
    .filter((field) => RANK.test(textIn(body, field)))
    .map((field) => ({
      field,
      code: 'not-understood',
      message: '这里不写名次。请写孩子会了什么、还差什么，例如：应用题能自己做出来了。',
    }))
