/** A record as it is being written, kept on this device. `childIds` may grow by siblings; `who` are their names for the list of drafts. */
export type RecordDraft = {
  id: string
  kind: string
  asked: string
  childIds: string[] | null
  who: string
  on: string
  body: Readonly<Record<string, unknown>>
  replaces: string | null
  /** The entry that it is about. */
  entry?: string
  /** What comes next, by the answer that says so: its day, who takes it on, its words; null: no task of it. */
  steps?: Readonly<Record<string, Step | null>>
  /** Of what a place does: where, who was invited, how each came, and which staff. */
  roll?: { place: string; invited: Invited; marks: Readonly<Record<string, string>>; staff: string }
}

export type Step = { what: string; on: string; owner: string }

/** Whom a roll lists: nobody, the families of left-behind children, all. */
export type Invited = 'nobody' | 'left-behind' | 'all'

export const recordDraftKey = (accountId: string, kind: string, asked: string, replaces: string | null): string =>
  `${accountId}.record.${kind}.${replaces ?? asked}`
