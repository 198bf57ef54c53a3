import { legendIn } from '../values/left-behind.ts'
import type { Field } from './fields.ts'

const WHOM = '(?:儿童|学生|幼儿|少年|女童|子女|未成年人|人员|生)?'
const FLAG = new RegExp(
  `^(?:学生|儿童|孩子|家庭)?的?(?:是否|是不是|有无)?(?:为|属于?|系)?(?:农村)?留守${WHOM}(?:的)?(?:与否|否|类型|类别|种类|情况|状况|状态|标识|标志|标记|分类|性质|形式|代码)?$`,
)
const KINDS_TOGETHER =
  /^(?:单双|双单)留守|^双留守[/或、,，及和]?单留守|^单留守[/或、,，及和]?双留守|^是否(?:单双|双单)留守/
const NOT_FLAGGED = new RegExp(`^非留守${WHOM}$`)
const BOTH =
  /^(?:双留守|双亲留守|(?:父母|双亲)?(?:双方|均|都|同时|双双|全部?)*外出(?:务工|打工)?|全外出)(?:儿童|学生)?$/
const ONE =
  /^(?:单留守|单亲留守|(?:父母)?(?:其中)?[一单]方外出(?:务工|打工)?(?:[,，、]?(?:另一方|且另一方).*)?)(?:儿童|学生)?$/
const ASKS_WHO = /是否外出|外出情况|外出类型/

/**
 * Columns that say who is left behind: one that writes it (是否留守, 留守类型, 双留守/单留守) or several with ticks (双留守 | 单留守 |
 * 非留守; 是 | 否 under 是否留守). `own` has no brackets any more, `whole` has them: codes may be explained there.
 */
export const flagHeading = (own: string, group: string, whole = own): Field | null => {
  const h = own.replace(/(?:请)?(?:打|画|划|填|用)?[√✓✔○〇◯](?:表示)?$|(?:请)?[打画划][勾圈]$|的请$|请$/, '')
  if (KINDS_TOGETHER.test(h)) return 'leftBehind'
  if (NOT_FLAGGED.test(h)) return 'leftBehindNo'
  const under = /留守/.test(group)
  if (under && /^(?:双|双亲|双方)$/.test(h)) return 'bothAway'
  if (under && /^(?:单|单亲|单方|一方)$/.test(h)) return 'oneAway'
  if (under && h === '是') return 'leftBehind'
  if (under && /^(?:否|非|不是)$/.test(h)) return 'leftBehindNo'
  if (FLAG.test(h) || (/^(?:是否)?留守/.test(h) && legendIn(h).size >= 2)) return 'leftBehind'
  // 父或母外出（1单方 2双方 3均未外出）: its codes speak of one parent and of both.
  if (/外出|在外|务工|打工/.test(own) && [...legendIn(whole).values()].some((f) => f === 'both' || f === 'one'))
    return 'leftBehind'
  if (ASKS_WHO.test(h)) return null
  const said = h.replace(/(?:是否|是不是)(?:为|属于?|系)?/, '')
  if (BOTH.test(said)) return 'bothAway'
  if (ONE.test(said)) return 'oneAway'
  return null
}

/** A heading that asks for a circle: there ○ is a yes, which elsewhere is an empty box. */
export const CIRCLED = /[打画划填][○〇◯圈]/

/** A column that asks yes or no of everybody: its blanks are a no even in a list that calls itself one of left-behind children. */
export const asksEverybody = (heading: string): boolean =>
  /是否|是不是|与否|[√✓]|打勾/.test(heading) ||
  CIRCLED.test(heading) ||
  /^(?:农村)?留守(?:儿童|学生)?$/.test(heading.replace(/[(（].*$/, ''))
