/** What a school's cell says of a school that is no more, in front of the one that it is now. */
const NOW: RegExp[] = [
  // 石坝村小学→青石镇中心小学.
  /^.+?(?:→|⇒|[-=]+>)\s*(.+)$/,
  // 石坝村小（已并入青石镇中心小学）, 石坝村小学并入青石镇中心小学.
  /^.+?[(（]?(?:现已?|已经?)?(?:并入|并到|合并[到至入])了?([^()（）]+)[)）]?$/,
  // 原石坝村小学，现青石镇中心小学.
  /^原.+?[，,、；;\s(（]现(?:为|在|名|名为|就读)?([^()（）]+)[)）]?$/,
]
/** （原石坝村小学）, （曾用名：…）. */
const ONCE = /[(（](?:原|曾用名|旧名|前身)[^()（）]*[)）]$/

/** The school of today in a cell that names an old one beside it: whose pupils a list holds is told by where they are now (decision 036). */
export const schoolText = (text: string): string => {
  const packed = text.trim()
  for (const shape of NOW) {
    const now = shape.exec(packed)?.[1]?.trim()
    if (now && now.length > 2) return now
  }
  return packed.replace(ONCE, '').trim()
}
