import { misshapenBy, refused, type Verdict } from '../verdict.ts'

export { accepted, attention, duplicate, refused, type Verdict } from '../verdict.ts'

export const CORRECTED = '那条记录已经更正过，请在最新的一条上改。'
export const idTaken = (id: string): Verdict =>
  refused(id, 'id-taken', '这个编号已经有一条不同的记录，请重新保存一次。')
/** The id stands already, out of this actor's sight or since a moment ago. */
export class IdTaken extends Error {}

export const misshapen = misshapenBy({
  id: '记录没有合用的编号，请重新保存一次。',
  childIds: '请选这条记录是关于哪些孩子的（最多 60 名）。',
  about: '请选这条记录是关于谁的：孩子、地方，或一个登记项目。',
  took: '参加的孩子没有看懂，请重新点一遍（最多 1000 名）。',
  staff: '参加的人员没有看懂，请重新写（每人一个姓名）。',
  happenedOn: '日期不对，请重新选。',
})
