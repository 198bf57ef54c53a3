import { type Doc, doc, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { longDate } from '../prose/numbers.ts'
import { begun, compared, counting, notKept, STATE_PAPER, takenAs } from './notes.ts'

/** 数据说明 of a township (summaries §7): both readings, since duties are owed to pupils and the count is the state's. */
export const townshipNotes = (pen: Pen): Doc => {
  const items = [cutoff(pen), readings, unknown(pen), counting(pen), begun(pen), compared(pen), notKept(pen)].filter(
    (i) => i.length > 0,
  )
  return doc(line`数据说明：${items.flatMap((item) => line`${item}。`)}`)
}

const cutoff = ({ input }: Pen): Inline[] =>
  line`数据截至${longDate(input.cutoff)}，取自各校花名册、各村登记和谈心、家访记录`

const readings = line`留守儿童按民政部门口径统计，依${STATE_PAPER}，即不满16周岁、农村户籍，父母双方外出务工，或一方外出务工、另一方无监护能力；留守学生按教育部门口径统计，即义务教育阶段在校学生，父母双方或一方外出务工连续三个月以上，谈心、家访按留守学生应办统计`

const unknown = (pen: Pen): Inline[] => line`${takenAs(pen)}`
