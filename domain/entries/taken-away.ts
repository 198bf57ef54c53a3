import { type EntryKind, isOfList } from '../kit/define-entry.ts'
import { isAboutPlaces, type RecordKind } from '../kit/define-record.ts'
import { keptRegister } from '../kit/record-subject.ts'
import type { Action } from '../roles.ts'
import { entryKind } from './list.ts'

/** Something that somebody keeps: a dormitory, a Children's Home, a rights station (decision 048). */
const isKept = (register: string | undefined): boolean =>
  register !== undefined && entryKind(register)?.keepers !== undefined

/** With one of these a sheet of it may leave the house; of what names no child whoever reads it takes it. */
type Needs = readonly Action[] | 'reading'

/** Of a kept entry's own ledger its keeper hands out what it kept itself (`kept.export`), and nothing else of children. */
const OF_CHILDREN: readonly Action[] = ['child.export']
const OF_KEPT: readonly Action[] = ['child.export', 'kept.export']

const recordNeeds = (kind: RecordKind): Needs =>
  isAboutPlaces(kind)
    ? 'reading'
    : isKept(kind.subject?.of === 'entry' ? kind.subject.entry : keptRegister(kind))
      ? OF_KEPT
      : OF_CHILDREN

/** About an entry: it may hang on a child in the end. */
const entryNeeds = (kind: EntryKind): Needs =>
  kind.about.includes('child')
    ? OF_CHILDREN
    : kind.about.includes('entry')
      ? isKept(kind.of)
        ? OF_KEPT
        : OF_CHILDREN
      : 'reading'

const one = (needs: Needs, has: (action: Action) => boolean): boolean => needs === 'reading' || needs.some(has)

/** May the ledger of a kind of record be taken away as a sheet, by somebody who reads it? */
export const recordsTaken = (kind: RecordKind, has: (action: Action) => boolean): boolean => one(recordNeeds(kind), has)

/** The same of a register; what a list of its own sees is taken away by nobody (decision 030). */
export const entriesTaken = (kind: EntryKind, has: (action: Action) => boolean): boolean =>
  !isOfList(kind) && one(entryNeeds(kind), has)
