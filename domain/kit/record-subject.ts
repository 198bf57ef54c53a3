import { isBlank } from './condition.ts'
import type { Option } from './fields.ts'

/** The kinds of place that a county has; the register of places (registers/place.ts) holds to the same list. */
export type PlaceKind = 'county' | 'township' | 'village' | 'school' | 'class'

/**
 * What a record of a kind is about (kinds.md §1): one or more children, one place, or one entry of a declared register. Where a
 * kind says nothing it is about children. `kept`: whoever keeps an entry of this register may write it of a child on its roll too, though no
 * register of children shows it (decision 079).
 */
export type RecordSubject =
  | { of: 'children'; most?: number; kept?: string }
  | { of: 'place'; places: readonly PlaceKind[] }
  | { of: 'entry'; entry: string }

export const ABOUT_CHILDREN: RecordSubject = { of: 'children' }

/** The most children that one record is about, or that took part in it. */
export const MOST_ABOUT = 60
export const MOST_TOOK = 1000

/** The register whose keepers may write a kind about children of a child on its roll; none: undefined. */
export const keptRegister = ({
  subject = ABOUT_CHILDREN,
}: {
  subject?: RecordSubject | undefined
}): string | undefined => (subject.of === 'children' ? subject.kept : undefined)

/** How many children a record of this kind is about at most. */
export const mostAbout = ({ subject = ABOUT_CHILDREN }: { subject?: RecordSubject | undefined }): number =>
  subject.of === 'children' ? (subject.most ?? MOST_ABOUT) : MOST_ABOUT

/**
 * Children who took part, each with one of these marks and a short note. `all`: everybody has the first mark unless tapped. `rest`: what
 * holds of whoever is not tapped, and is not written (都在床上): a roll by exception. `among`: the answer of the entry that names who
 * is on the roll; a child of another dormitory is refused. `stays`: who took part in such a record of the entry before may do so though it has gone elsewhere
 * since (what was borrowed comes back). `families`: a mark is of the family (it came to a meeting, has the letter), not of the child.
 */
export type TookPart = {
  title: string
  marks: readonly Option[]
  all?: boolean
  rest?: string
  among?: string
  stays?: true
  families?: true
}

/** Staff who took part: how many at least and at most. Fewer, but somebody, where the answer `fewerWith` says why. */
export type StaffPart = { title: string; least?: number; most?: number; fewerWith?: string }

/** Who took part, as a kind asks it: a check, a column may depend on how many they are. */
export type PartsSaid = {
  staff: readonly { account?: string | null | undefined; name: string }[]
  took: readonly { mark: string }[]
}
export const NOBODY_ELSE: PartsSaid = { staff: [], took: [] }

/**
 * What of the answers stands in columns of its own, so that figures and lists need not read JSON. Money in fen. `settled`: how many of
 * `quantity` were settled (faults put right, goods that meet a need).
 */
export type RecordColumns = {
  sort?: string | null
  quantity?: number | null
  fen?: number | null
  settled?: number | null
}

/** What to say where fewer of the staff are named than there should be; null: enough. The same on form and server. */
export const fewStaff = (part: StaffPart, n: number, body: Readonly<Record<string, unknown>>): string | null => {
  const { least = 0, title, fewerWith } = part
  if (n >= least) return null
  if (fewerWith === undefined || n === 0) return `“${title}”至少要写 ${least} 人。`
  return isBlank(body[fewerWith]) ? `“${title}”要有 ${least} 人；这次少了的，请写一句为什么。` : null
}
