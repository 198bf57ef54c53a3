import { TEXT_CONTENT_TYPE, TemplateHandler, TextPlugin } from 'easy-template-x'
import type JSZip from 'jszip'
import type { FormGrid } from '../../../domain/registers/blank-form.ts'

/** Words alone are put in: no picture, no raw markup, no loop of the document's own. */
const handler = () =>
  new TemplateHandler({ plugins: [new TextPlugin()], defaultContentType: TEXT_CONTENT_TYPE, skipEmptyTags: true })

/** The {tags} of a document, each once, wherever the program cut them in pieces; braces that are none leave it without any. */
export const tagsOf = async (zip: JSZip): Promise<string[]> => {
  const bytes = await zip.generateAsync({ type: 'nodebuffer' })
  const tags = await handler()
    .parseTags(bytes)
    .catch(() => [])
  return [...new Set(tags.map((tag) => tag.name).filter((name) => /^[^#/=[\]]{1,30}$/.test(name)))]
}

/** They stand behind the tables and the blanks, a row each. */
export const gridOfTags = (tags: readonly string[]): FormGrid => ({
  kind: 'blanks',
  name: '标记',
  cells: tags.flatMap((tag, row) => [
    { row, column: 0, down: 1, across: 1, text: tag },
    { row, column: 1, down: 1, across: 1, text: '' },
  ]),
})

/** The document with its tags filled; those that nobody mapped stay as they are. */
export const withTags = (bytes: Buffer, values: Readonly<Record<string, string>>): Promise<Buffer> =>
  handler().process(bytes, values)
