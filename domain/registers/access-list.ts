import type { PlaceKind } from '../kit/record-subject.ts'
import type { Role } from '../roles.ts'

/**
 * What each post sees, in a sentence for whoever confirms once a year who may see what. It says of the roles what `roles.ts` and
 * scope.md hold; a test keeps the two together.
 */
export const ROLE_SEES: Record<Role, string> = {
  'county-office': '全县孩子的名单和数；打开一个孩子的档案要写原因，会留下记录',
  'township-officer': '全乡镇各校、各村孩子的档案、记录和数，给村里和帮扶人建账号',
  'village-director': '本村孩子的档案、记录和数',
  principal: '全校孩子的档案、记录和数，给老师建账号',
  dean: '全校孩子的档案、记录和数',
  'head-teacher': '本班孩子的档案、记录和数',
  'subject-teacher': '所教班孩子的档案、学习的记录和计划',
  'boarding-teacher': '自己保管的宿舍登记、那里的记录和自己宿舍孩子的生病照护，看不到花名册和档案',
  'home-keeper': '自己保管的儿童之家和那里的记录，看不到花名册和档案',
  'station-keeper': '自己保管的维权站和那里的记录，看不到花名册和档案',
  'federation-officer': '辖区里孩子的档案、结对、儿童之家、活动、帮助和各校报来的总结，看不到谈心和家访',
  helper: '结对的孩子的一张卡，看不到花名册和档案',
  auditor: '谁在什么时候做了什么，看不到孩子',
  administrator: '账号、单位和校历，看不到孩子',
}

/** One post of one account as the list shows it and as it is frozen. `children`, `entries`: what it holds in person, within the reader's sight. */
export type AccessLine = {
  postId: string
  accountId: string
  name: string
  login: string
  role: Role
  place: string
  from: string
  /** The last day on which it holds; null where no end is set. */
  until: string | null
  /** Whom it stands in for. */
  standsFor: string | null
  disabled: boolean
  lastSignIn: string | null
  children: number
  entries: number
}

/** Which kinds of place have a list of their own, with whose posts: a school with its classes, a township with its villages, the county itself. */
export const ACCESS_PLACES: Partial<Record<PlaceKind, readonly PlaceKind[]>> = {
  school: ['school', 'class'],
  township: ['township', 'village'],
  county: ['county'],
}

/** The school year that a day belongs to, by its autumn: it begins on 1 September. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0)

/** What is otherwise than on an earlier list, by post: who has come, who is gone. */
export const accessChanges = <T extends { postId: string }>(
  before: readonly T[],
  now: readonly T[],
): { came: T[]; gone: T[] } => {
  const [had, has] = [new Set(before.map((l) => l.postId)), new Set(now.map((l) => l.postId))]
  return { came: now.filter((l) => !had.has(l.postId)), gone: before.filter((l) => !has.has(l.postId)) }
}
