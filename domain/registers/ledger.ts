/**
 * 爱心账 (S2B.13, S2B.21, S3.8, S3.10, S5.4; dossier §4 “Aid/donation ledger”): double entry. Accounts hold money in whole fen, or goods
 * in pieces; each movement has legs that come to nothing, unit by unit. What was written is never changed: it is turned back by a
 * movement of its own.
 */

/** A place's money and goods; what it owes a teacher who paid; what a child borrowed; and, outside, whence things come and whither they go. */
export const ACCOUNT_SORTS = ['fund', 'store', 'advance', 'loan', 'source', 'use', 'pocket'] as const
export type AccountSort = (typeof ACCOUNT_SORTS)[number]

export const MOVEMENT_SORTS = ['receive', 'give', 'advance', 'repay', 'lend', 'return', 'reverse'] as const
export type MovementSort = (typeof MOVEMENT_SORTS)[number]

export const MOVEMENT_WORDS: Readonly<Record<MovementSort, string>> = {
  receive: '收到',
  give: '发放',
  advance: '老师垫付',
  repay: '报销',
  lend: '借给学生',
  return: '学生归还',
  reverse: '冲正',
}

/** Whence something came. A donor is named by the register of donors alone, which few read. */
export const ORIGINS = ['donor', 'public', 'anonymous'] as const
export type Origin = (typeof ORIGINS)[number]
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  donor: '捐助人（登记过的）',
  public: '拨款、公用经费',
  anonymous: '不留名的捐助',
}

/** What it was used for: the only thing that donors are told of a use (S2B.13), beside sums. */
export const USES = ['sponsor', 'study', 'living', 'health', 'relief', 'festival', 'event', 'travel', 'other'] as const
export type Use = (typeof USES)[number]
export const USE_WORDS: Readonly<Record<Use, string>> = {
  sponsor: '结对资助',
  study: '学习用品、学费',
  living: '衣被、吃饭',
  health: '看病、买药',
  relief: '慰问',
  festival: '生日、过节',
  event: '活动',
  travel: '路费',
  other: '别的',
}

/** The unit of money: whole fen. Every other unit is that of a good (床, 件, 张). */
export const FEN = 'fen'

/** The most that one movement moves: a county's year of aid, and far below what a number holds exactly. */
export const MOST_FEN = 1_000_000_000
export const MOST_PIECES = 100_000
export const MOST_CHILDREN = 60

/** An account that is to be there when its leg is written. `id` follows from what it is (server/ledger/accounts-of.ts). */
export type Leg = {
  account: string
  /** Added to the account, taken from it below nothing: fen, or pieces. */
  n: number
  child?: string
  /** The need that it meets (S4.1). */
  need?: string
}

/** The sums by unit of these legs, each of which must be nothing. */
export const sumsByUnit = (legs: readonly (Leg & { unit: string })[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { unit, n } of legs) sums.set(unit, (sums.get(unit) ?? 0) + n)
  return sums
}

/** What leaves one account comes into others: every unit comes to nothing, no leg is empty, all are whole. */
export const isBalanced = (legs: readonly (Leg & { unit: string })[]): boolean =>
  legs.length >= 2 &&
  legs.every((leg) => Number.isSafeInteger(leg.n) && leg.n !== 0) &&
  [...sumsByUnit(legs).values()].every((sum) => sum === 0)

/** Legs that take back what these did. */
export const turnedBack = <T extends Leg>(legs: readonly T[]): T[] => legs.map((leg) => ({ ...leg, n: -leg.n }))

/** What an account may never come to: a fund, a store and a loan below nothing, a debt to a teacher above it. The database holds to it too. */
export const mayStandAt = (sort: AccountSort, balance: number): boolean =>
  sort === 'fund' || sort === 'store' || sort === 'loan' ? balance >= 0 : sort === 'advance' ? balance <= 0 : true

/** Two people stand for it (dossier §4): what belongs to a place, and what it owes. What a teacher lends is the teacher's own. */
export const wantsSecond = (sort: MovementSort): boolean => sort !== 'lend' && sort !== 'return'

/** The day-by-day balance of an account from its legs, oldest first: what came, what went, what was left at the day's end. */
export type DayBalance = { on: string; came: number; went: number; left: number }

export const balancesByDay = (legs: readonly { on: string; n: number }[], opening = 0): DayBalance[] => {
  let left = opening
  return [...Map.groupBy(legs, (leg) => leg.on)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([on, rows]) => {
      const came = rows.reduce((n, leg) => n + Math.max(0, leg.n), 0)
      const went = rows.reduce((n, leg) => n + Math.max(0, -leg.n), 0)
      left += came - went
      return { on, came, went, left }
    })
}

/** The first day from `on` at whose end the account would stand where it may not, were `n` added on that day; null: none. */
export const firstFaultyDay = (
  sort: AccountSort,
  legs: readonly { on: string; n: number }[],
  added: { on: string; n: number },
): DayBalance | null =>
  balancesByDay([...legs, added]).find((day) => day.on >= added.on && !mayStandAt(sort, day.left)) ?? null
