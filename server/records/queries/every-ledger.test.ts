import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { answerColumns } from '../../../domain/kit/answer-columns.ts'
import { isOfList } from '../../../domain/kit/define-entry.ts'
import { isAboutPlaces } from '../../../domain/kit/define-record.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import { may, type Role } from '../../../domain/roles.ts'
import { exportEntries } from '../../entries/queries/export-entries.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { exportRecords } from './export-records.ts'

/** Whoever adds a kind is told here that its ledger has no sheet, or that nobody who keeps it may take the sheet away. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const headings = async ({ bytes }: { bytes: Buffer }) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheet = book.worksheets[0]
  const { printTitlesRow, fitToPage } = sheet?.pageSetup ?? {}
  return { head: (sheet?.getRow(3).values as string[]) ?? [], printTitlesRow, fitToPage }
}
const taken = (read: readonly Role[], ofChildren: boolean) =>
  read.filter((role) => !ofChildren || may(role, 'child.export'))

describe('every kind has its ledger as a sheet, to print and to keep', () => {
  it.each(RECORD_KINDS.map((kind) => [kind.kind, kind] as const))('records: %s', async (_, kind) => {
    const { head, printTitlesRow, fitToPage } = await headings(
      await exportRecords(county.ctx, county.operator, { kind: kind.kind, place: 'T' }),
    )
    for (const { title } of answerColumns(kind)) expect(head).toContain(title)
    expect([printTitlesRow, fitToPage]).toEqual(['3:3', true])
    expect(taken(kind.read, !isAboutPlaces(kind))).not.toEqual([])
  })

  it.each(ENTRY_KINDS.map((kind) => [kind.kind, kind] as const))('registers: %s', async (_, kind) => {
    const asked = exportEntries(county.ctx, county.operator, { kind: kind.kind, place: 'T' })
    // What a list of its own sees goes into no table (decision 030).
    if (isOfList(kind)) return expect(asked).rejects.toMatchObject({ code: 'invalid' })
    const { head, printTitlesRow } = await headings(await asked)
    for (const { title } of answerColumns(kind)) expect(head).toContain(title)
    expect(printTitlesRow).toBe('3:3')
    expect(taken(kind.read, kind.about.includes('child') || kind.about.includes('entry'))).not.toEqual([])
  })
})
