import { simplify } from './headings/simplify.ts'
import { wholeLetters } from './radicals.ts'
import type { ChildReading } from './reading.ts'

/** The later of two rows with the same ID, or the same name (Traditional = Simplified) and birth date, says so. */
export const markDuplicates = (children: ChildReading[]) => {
  const seen = new Set<string>()
  for (const child of children) {
    const keys = [
      ...(child.idNumber ? [`id ${child.idNumber}`] : []),
      ...(child.name !== '' && child.birthDate
        ? [`name ${simplify(wholeLetters(child.name))} ${child.birthDate}`]
        : []),
    ]
    if (keys.some((key) => seen.has(key)))
      child.issues = [...new Set([...child.issues, 'duplicate-in-file' as const])].sort()
    for (const key of keys) seen.add(key)
  }
}
