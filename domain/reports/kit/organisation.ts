/** What a place wrote down of how its work is led, as a page tells it: by posts and titles, without a person's name (summaries §2.6). */
export type Organisation = {
  /** 校长 and what he answers for: 全面、安全与法治. In the order of the chart. */
  posts: readonly { job: string; answersFor: readonly string[] }[]
  /** Titles of the rules in force. */
  rules: readonly string[]
  /** Campaigns and plans under way: 主题行动“牵手陪伴”, with whom. */
  campaigns: readonly { name: string; with: readonly string[] }[]
  /** Of those campaigns, what was due by the day and is still to be done, as it was written. */
  overdue?: readonly string[]
  /** To which units its tasks were parted, as it was written. */
  units?: readonly string[]
  /** What partners said they would do: 给东西、来讲课. In the order of the form. */
  offers?: readonly string[]
}

export const NO_ORGANISATION: Organisation = { posts: [], rules: [], campaigns: [] }
