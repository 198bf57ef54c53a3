import { entryKind } from '../../domain/entries/list.ts'
import { labelOf } from '../../domain/kit/define-record.ts'
import { type FamilyPicture, familyPicture } from '../../domain/registers/family-picture.ts'
import type { Answer } from '../client/call.ts'
import { boarderWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** More helpers than these do not fit beside a child. */
const MOST_HELPERS = 3

/** Who helps the child besides, of living entries that may stand on paper. */
const helpersOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => {
    const kind = entryKind(entry.kind)
    if (!kind || entry.ended || kind.unprinted) return []
    const helper = kind.parts?.(entry.body).find((part) => part.role === 'helper' && part.name)
    return helper?.name ? [{ title: labelOf(kind, 'sort', entry.body.sort), name: helper.name }] : []
  })

/** The family of a file as it is drawn. */
export const familyOf = (file: File, entries: readonly Entry[]): FamilyPicture =>
  familyPicture({
    name: file.row.name,
    where: [file.row.className, boarderWords(file.row.boarder)].filter(Boolean).join(t('，')),
    father: file.father,
    mother: file.mother,
    carer: file.carer,
    siblings: file.siblings.map(({ name, className }) => ({ name, where: className ?? '' })),
    helpers: helpersOf(entries).slice(0, MOST_HELPERS),
  })
