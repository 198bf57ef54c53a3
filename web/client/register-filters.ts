import type { GapKey } from '../../domain/registers/file-gaps.ts'

/** Which children the register shows, as its address says. */
export type Filters = {
  leftBehind?: 'education' | 'state' | 'county' | 'everyone'
  place?: string
  village?: string
  care?: string
  boarder?: string
  sex?: string
  missing?: GapKey
  tag?: string
  status?: string
  sort?: string
  q?: string
}
