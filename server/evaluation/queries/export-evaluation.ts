import JSZip from 'jszip'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { type ShownRow, valueAndRows } from '../../figures/queries/figure.ts'
import { indexPage } from '../index-page.ts'
import { indexPdf, indexSheet, numberWords, placeAndDay } from '../index-table.ts'
import { type EvaluationInput, type EvaluationOut, evaluationOf } from './evaluation.ts'

type Line = EvaluationOut['indicators'][number]
type Evidence = Line['evidence'][number]

/** Rows of one sheet; what is left out is said in it. */
const MOST = 1500

/**
 * The evidence behind an evaluation as one archive (S1.15, dossier §7): an index first, as a sheet, as a .pdf and as a page that opens each file, then a sheet an indicator with the rows behind
 * its numbers. That it left, and to whom, stands in the audit. Errors: as the evaluation; forbidden where nothing may be exported.
 */
export const exportEvaluation = async (
  ctx: Ctx,
  actor: Actor,
  input: EvaluationInput,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'child.export')
  can(actor, 'evaluation.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { told, at } = await evaluationOf(tx, input)
      const note = placeAndDay(told)
      const archive = new JSZip()
      const files: string[] = []
      let rows = 0
      for (const [i, line] of told.indicators.entries()) {
        if (line.byPeople) {
          files.push('')
          continue
        }
        const behind: { evidence: Evidence; rows: ShownRow[] }[] = []
        for (const evidence of line.evidence) behind.push({ evidence, rows: await rowsBehind(tx, told, evidence) })
        const name = `${String(i + 1).padStart(2, '0')} ${line.title}.xlsx`
        archive.file(name, await sheetOf(line, note, behind))
        files.push(name)
        rows += behind.reduce((sum, one) => sum + one.rows.length, 0)
      }
      archive.file('00 目录.xlsx', await indexSheet(told, files))
      archive.file('00 目录.pdf', await indexPdf(told, files))
      archive.file('00 目录.html', indexPage(told, note, files))
      tx.note({
        action: 'evaluation.export',
        subject: 'place',
        subjectId: told.place.code,
        placeId: at.place.id,
        detail: { term: told.term, cutoff: told.cutoff, rows },
      })
      return {
        bytes: await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
        name: `${told.place.name}-检查佐证材料-${told.cutoff}.zip`,
      }
    },
    { now: ctx.now() },
  )
}

/** The rows that a number opens to on the screen, up to as many as a sheet holds. */
const rowsBehind = async (tx: Tx, told: EvaluationOut, { figure, value }: Evidence): Promise<ShownRow[]> => {
  if (!value) return []
  const asked = { figureId: figure, place: told.place.code, term: told.term, at: told.cutoff }
  return (await valueAndRows(tx, asked, { after: '', limit: MOST })).items
}

const sheetOf = (line: Line, note: string, behind: readonly { evidence: Evidence; rows: readonly ShownRow[] }[]) =>
  plainSheet({
    title: `${line.block}：${line.title}`,
    note: `${note}。要看的：${line.asks}`,
    headings: ['数', '序', '是谁、是什么', '班级', '日期', '说明'],
    rows: behind.flatMap(({ evidence, rows }) => [
      [numberWords(evidence)],
      ...rows.map((row, n) => ['', n + 1, row.childName, row.className, row.on, row.text]),
      ...(rows.length === MOST ? [['', '', `只列前 ${MOST} 行，全部的在系统里点开这个数看`]] : []),
    ]),
    widths: [30, 6, 20, 12, 12, 48],
  })

/** The index alone as a .pdf: numbers, nobody's name. Errors: as the evaluation. */
export const exportEvaluationPdf = async (
  ctx: Ctx,
  actor: Actor,
  input: EvaluationInput,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'evaluation.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { told } = await evaluationOf(tx, input)
      return { bytes: await indexPdf(told), name: `${told.place.name}-检查评价佐证目录-${told.cutoff}.pdf` }
    },
    { readOnly: true, now: ctx.now() },
  )
}
