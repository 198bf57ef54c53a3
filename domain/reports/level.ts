/**
 * Who may read a paper (summaries §3.4). `internal`: who works here; `upward`: the office above; `public`: bulletins, web pages, walls.
 * None of them names a child.
 */
export const LEVELS = ['internal', 'upward', 'public'] as const
export type Level = (typeof LEVELS)[number]

/** What a paper is taken for where nothing else was said; those of a release before levels were these too. */
export const USUAL_LEVEL: Level = 'upward'

export const LEVEL_WORDS: Readonly<Record<Level, { title: string; stamp: string; about: string }>> = {
  internal: { title: '对内稿', stamp: '对内稿　不得外传', about: '本单位的人看：写实数，不写姓名。' },
  upward: { title: '上报稿', stamp: '上报稿', about: '报上级和同级部门：与困难、病残、风险相连的小数目不单列。' },
  public: { title: '公开稿', stamp: '公开稿', about: '简报、网站、墙报：不足5的数和占比都不出。' },
}

/** A group smaller than this is not told by its number: at a public level any group, upwards one that is bound up with hardship. */
export const LEAST_TOLD: Readonly<Record<Level, number>> = { internal: 1, upward: 3, public: 5 }

/** A school with fewer tells the public only how many there are. */
export const LEAST_PARTED = 30

/** Names of the register in the author's words: may somebody say that none of them is meant? */
export const mayConfirmNames = (level: Level): boolean => level === 'internal'
