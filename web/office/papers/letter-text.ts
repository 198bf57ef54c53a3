/** What stands in a gap of a letter: the child's name, its class, the school, who writes. */
export type LetterGaps = { child: string; className: string; school: string; teacher: string; today: string }

/** The words of the gaps, as they are typed: {孩子}. */
export const GAPS: Record<keyof LetterGaps, string> = {
  child: '孩子',
  className: '班',
  school: '学校',
  teacher: '班主任',
  today: '日期',
}

/** Gaps filled in; what is no gap stays as it was typed. */
export const filled = (text: string, gaps: LetterGaps): string =>
  (Object.keys(GAPS) as (keyof LetterGaps)[]).reduce((out, key) => out.replaceAll(`{${GAPS[key]}}`, gaps[key]), text)

/** Gaps that nobody knows: told before it is printed, so that no brace goes home. */
export const unknownGaps = (text: string): string[] => {
  const known = new Set(Object.values(GAPS).map((word) => `{${word}}`))
  return [...new Set(text.match(/\{[^{}]*\}/g) ?? [])].filter((gap) => !known.has(gap))
}

/** Two letters to begin with (S3.21); plain words, no label of the child. */
export const LETTERS = {
  start: `{孩子}的家长：
您好！新学期开始了，{孩子}在{班}。
我是班主任{班主任}，孩子在校的学习和生活，我会常和您说。孩子每月会和您通一次电话或者视频，请您也每周主动打一次，问问他高不高兴、吃得好不好。
家里的电话变了、换了照看的人、您打算回来，都请告诉我。
上下学路上请走大路，不下水，不坐没有牌照的车。
{学校}
{日期}`,
  end: `{孩子}的家长：
您好！这学期快结束了，{孩子}在学校的情况，我想和您说几句：
　
放假在家，请照看的人多留心：不下水、不玩火、不坐没有牌照的车。您回来的日子定了，请告诉孩子，说到的请做到。
下学期见。
{学校}　班主任 {班主任}
{日期}`,
} as const
