import type * as z from 'zod'
import type { blankFormApi } from '../../domain/api/blank-form.ts'
import { AppError } from '../../domain/errors.ts'
import { figureFaces } from '../../domain/figures/list.ts'
import type { FormGrid } from '../../domain/registers/blank-form.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import { type BlankFormRow, findForm } from './db/blank-form.ts'
import { gridsOfDocument } from './files/docx-tables.ts'
import { gridOfTags, tagsOf } from './files/docx-tags.ts'
import { type FormParts, openForm, textOfPart } from './files/form-file.ts'
import { wordBlanks } from './files/word-blanks.ts'
import { type Book, blanksOfBook, gridsOfBook, readBook } from './files/xlsx-book.ts'
import { gridOfBlanks } from './inner-blanks.ts'

export type FormListItem = z.input<typeof blankFormApi.listBlankForms.response>['items'][number]
export type FormPage = z.input<typeof blankFormApi.getBlankForm.response>

export const fileOf = (county: number, id: string) => ({ county, table: 'blank_form', id, field: 'file' })

/** What the form looks like. Errors: invalid, in a sentence. */
export const gridsOf = async ({ format, zip }: FormParts): Promise<FormGrid[]> =>
  format === 'xlsx'
    ? gridsWithin(await readBook(zip))
    : gridsOfWord((await textOfPart(zip, 'word/document.xml')) ?? '', await tagGrids(zip))

const gridsWithin = (book: Book): FormGrid[] => [
  ...gridsOfBook(book),
  ...gridOfBlanks(blanksOfBook(book).map(({ label }) => label)),
]
const gridsOfWord = (xml: string, tags: readonly FormGrid[]): FormGrid[] => [
  ...gridsOfDocument(xml),
  ...tags,
  ...gridOfBlanks(wordBlanks(xml).map(({ label }) => label)),
]

const tagGrids = async (zip: FormParts['zip']): Promise<FormGrid[]> => {
  const tags = await tagsOf(zip)
  return tags.length ? [gridOfTags(tags)] : []
}

/** A form that the actor's own place or one above it keeps, its file opened. Errors: not-found. */
export const mustFindForm = async (ctx: Ctx, tx: Tx, id: string): Promise<{ row: BlankFormRow; parts: FormParts }> => {
  const row = await findForm(tx, id)
  const above = chainOf(await tx.tree(), tx.actor.placeId)
  if (!row || !above.includes(row.place_id)) throw new AppError('not-found')
  const { file_sealed: sealed, ...rest } = row
  return { row: rest, parts: await openForm(ctx.keys.open(sealed, fileOf(tx.countyId, id))) }
}

export const listItem = async (tx: Tx, row: BlankFormRow): Promise<FormListItem> => {
  const tree = await tx.tree()
  const place = tree.get(row.place_id)
  return {
    id: row.id,
    title: row.title,
    format: row.format,
    place: { code: place?.code ?? '', name: place?.name ?? '' },
    version: row.version,
    by: row.made_by_name,
    on: row.made_on,
    children: row.mapping.list !== null,
    mayWrite: row.place_id === tx.actor.placeId && canAt(tx.actor, 'blank-form.write', chainOf(tree, row.place_id)),
  }
}

export const formPage = async (tx: Tx, row: BlankFormRow, grids: readonly FormGrid[]): Promise<FormPage> => {
  const { list, spots } = row.mapping
  return {
    ...(await listItem(tx, row)),
    grids: grids.map((grid) => ({
      ...grid,
      cells: grid.cells.map((cell) => ({ ...cell, text: cell.text.slice(0, 200) })),
    })),
    list: list && { ...list, columns: list.columns.map((column) => ({ ...column })) },
    spots: spots.map((spot) => ({ ...spot })),
    // Each once: a figure may be told in two families.
    figures: [...new Map(figureFaces().map(({ id, title }) => [id, { id, title }])).values()],
  }
}
