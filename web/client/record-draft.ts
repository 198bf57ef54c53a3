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
}

export const recordDraftKey = (accountId: string, kind: string, asked: string, replaces: string | null): string =>
  `${accountId}.record.${kind}.${replaces ?? asked}`
