import type { Field } from './headings/fields.ts'

/** `spare`: an address that counts where the one of today is empty. */
export type Column = {
  column: number
  heading: string
  field: Field | null
  ignored: boolean
  hidden?: true
  spare?: true
}
