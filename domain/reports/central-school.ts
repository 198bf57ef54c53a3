/**
 * The central school among those of a township: the one that is called so, whose summary speaks for itself and the others (summaries §5 S2A). Null where
 * none is, or more than one.
 */
export const centralSchool = <T extends { name: string }>(schools: readonly T[]): T | null => {
  const [central, other] = schools.filter(({ name }) => name.includes('中心'))
  return central && !other ? central : null
}
