import * as z from 'zod'
import { hasLetter, NO_LETTER } from '../kit/text.ts'
import { PART_COLUMNS } from '../reports/charts/chart.ts'
import { REPORT_KINDS } from '../reports/kinds.ts'
import { LEVELS } from '../reports/level.ts'
import { date, type Endpoint, idParam, ok, reason, uuid, widePage } from './kit.ts'

export const figureValue = z.object({
  id: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  title: z.string(),
  definition: z.string(),
  cutoff: z.string(),
  rows: z.number(),
  unknown: z.number(),
})
const placeTermAt = z.object({ place: z.string().max(40), term: z.string().max(20), at: date.optional() })
/** As a paper that counts by another reading than its place: a central school's, written of a township. */
const reading = z.enum(['education', 'state']).optional()
/** A row behind a number: enough to recognise the child or record, nothing more. */
export const figureRow = z.object({
  key: z.string(),
  childId: uuid.nullable(),
  childName: z.string().nullable(),
  className: z.string().nullable(),
  on: z.string().nullable(),
  text: z.string(),
})

const signer = z.object({ name: z.string(), on: z.string() })

/** The summary's page: sections of blocks; a block is a rich-text document (ProseMirror JSON) in which figures are nodes. */
const summaryBase = z.object({
  id: uuid,
  kind: z.string(),
  placeId: z.number(),
  placeName: z.string(),
  term: z.string(),
  termName: z.string(),
  cutoff: z.string(),
  /** Who may read it; null: of a release before levels. */
  level: z.enum(LEVELS).nullable(),
  state: z.enum(['draft', 'issued']),
  version: z.number(),
  updatedAt: z.string(),
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  checkCode: z.string().nullable(),
  /** Taken back after it was issued: by whom, when, why; it stays readable. */
  withdrawn: z.object({ by: z.string(), on: z.string(), reason: z.string() }).nullable(),
  /** Who prepared it, who looked through it, and where that stands. */
  review: z.object({
    step: z.enum(['open', 'waiting', 'passed', 'returned']),
    preparer: signer.nullable(),
    reviewer: signer.nullable(),
    remark: z.string().nullable(),
  }),
})
export const summaryFigure = figureValue.extend({
  text: z.string(),
  previous: z.number().nullable(),
  /** Now − then; percentage points for a percentage. */
  change: z.number().nullable(),
})
const outcome = z.object({ done: z.boolean(), why: z.string().max(120) })
/** What only the author knows (domain/reports/answers.ts). */
const answers = z.object({
  reasons: z.record(z.string().max(120), z.string().trim().max(12)).optional(),
  outcomes: z.record(z.string().max(80), outcome).optional(),
  accepted: z.array(z.string().max(60)).max(40).optional(),
  case: uuid.nullable().optional(),
})
export const summary = summaryBase.extend({
  title: z.string(),
  /** The line above the date: the place's name, of a class with its teacher's. */
  signature: z.string(),
  sections: z.array(
    z.object({
      key: z.string(),
      heading: z.string().nullable(),
      /** ProseMirror JSON; own words carry the mark `own`, figures are nodes `figure {ref,text}`. */ doc: z.unknown(),
      own: z.boolean(),
      warnings: z.array(z.string()),
    }),
  ),
  figures: z.record(z.string(), summaryFigure),
  /** The self-check before issuing (summaries §7), worst first: `stop` and `confirm` hold it up. */
  checks: z.array(
    z.object({
      key: z.string(),
      level: z.enum(['ok', 'look', 'confirm', 'stop']),
      text: z.string(),
      figure: z.string().nullable(),
    }),
  ),
  /** Checks that somebody has answered for, by key. */
  confirmed: z.array(z.string()),
  /** Problems that the data suggest; in the text only when accepted (summaries §9). */
  questions: z.array(z.object({ key: z.string(), figure: z.string(), text: z.string(), accepted: z.boolean() })),
  /** The last issued plan, line by line, with what became of it. */
  lookback: z.array(
    z.object({ key: z.string(), text: z.string(), by: z.string().nullable(), outcome: outcome.nullable() }),
  ),
  /** The closed entry that is told as a case; null: none. `tellsCase`: this paper has a place for one. */
  case: uuid.nullable(),
  tellsCase: z.boolean(),
  /** `rule|childId` → why the duty was missed. */
  reasons: z.record(z.string(), z.string()),
  /** Draft only: numbers that are others now than when the page was last saved. */
  moved: z.array(z.object({ id: z.string(), title: z.string(), from: z.string(), to: z.string() })),
  /** Issued only: figures whose value today differs from the frozen one. */
  later: z.array(
    z.object({ id: z.string(), title: z.string(), frozen: z.number().nullable(), now: z.number().nullable() }),
  ),
  /** Letters of the page that the font of its .pdf lacks; they stand there as 〓. */
  lacking: z.array(z.string()),
  /** Remarks on its sections. */
  notes: z.array(
    z.object({
      id: uuid,
      section: z.string(),
      by: z.string(),
      on: z.string(),
      text: z.string(),
      settled: z.boolean(),
    }),
  ),
  canEdit: z.boolean(),
  canSubmit: z.boolean(),
  canReview: z.boolean(),
  canReturn: z.boolean(),
  canIssue: z.boolean(),
  canWithdraw: z.boolean(),
})

/** What a place below issued for the same term, and where its signed numbers differ from the register of the same day. */
export const issuedBelow = z.object({
  code: z.string(),
  name: z.string(),
  step: z.enum(['issued', 'draft', 'none']),
  issued: z.object({ id: uuid, by: z.string(), on: z.string(), cutoff: z.string(), checkCode: z.string() }).nullable(),
  differs: z.array(z.object({ figure: z.string(), title: z.string(), stated: z.string(), now: z.string() })),
})

export const figureApi = {
  listFigures: {
    method: 'GET',
    path: '/api/figures',
    needs: 'figure.read',
    about: '全部指标',
    query: z.object({ ...widePage }),
    response: z.object({
      next: z.string().nullable(),
      items: z.array(z.object({ id: z.string(), unit: z.string(), title: z.string(), definition: z.string() })),
    }),
  },
  getFigure: {
    method: 'GET',
    path: '/api/figures/{figureId}',
    needs: 'figure.read',
    about: '一个指标',
    params: z.object({ figureId: z.string().max(60) }),
    query: placeTermAt.extend({ reading }),
    response: figureValue,
  },
  getFigureRows: {
    method: 'GET',
    path: '/api/figures/{figureId}/rows',
    needs: 'figure.read',
    about: '数字背后的名单',
    params: z.object({ figureId: z.string().max(60) }),
    query: placeTermAt.extend({
      reading,
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
      without: z.enum(['yes']).optional(),
      /** Only a part of it, as a picture shows it: of one month, of one village (empty: of none). */
      partBy: z.enum(PART_COLUMNS).optional(),
      partKey: z
        .string()
        .max(40)
        .regex(/^[\w.~:-]*$/)
        .optional(),
    }),
    response: z.object({ figure: figureValue, items: z.array(figureRow), next: z.string().nullable() }),
  },
  listSummaries: {
    method: 'GET',
    path: '/api/reports',
    needs: 'report.read',
    about: '工作总结',
    query: z.object({ ...widePage }),
    response: z.object({ next: z.string().nullable(), items: z.array(summaryBase) }),
  },
  openSummary: {
    method: 'POST',
    path: '/api/reports',
    needs: 'report.write',
    about: '起一稿（已有草稿则打开它）',
    body: z.object({
      kind: z.enum(REPORT_KINDS),
      place: z.string().max(40),
      /** Not asked of a bulletin. */
      term: z.string().max(20).optional(),
      /** The record that a bulletin tells of. */
      record: uuid.optional(),
      /** The term itself, or the year that it lies in. */
      period: z.enum(['term', 'year']).optional(),
      /** Not given: what is written to be sent upwards. */
      level: z.enum(LEVELS).optional(),
      cutoff: date.optional(),
    }),
    response: summary,
  },
  getSummary: {
    method: 'GET',
    path: '/api/reports/{id}',
    needs: 'report.read',
    about: '总结（草稿的数字是现在的）',
    params: idParam,
    response: summary,
  },
  listIssuedBelow: {
    method: 'GET',
    path: '/api/reports/{id}/below',
    needs: 'report.read',
    about: '下面各校同期签发了没有，签发的数与现在名册对不上的有哪些',
    params: idParam,
    query: z.object({
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(50),
    }),
    response: z.object({ next: z.string().nullable(), items: z.array(issuedBelow) }),
  },
  listSummaryCases: {
    method: 'GET',
    path: '/api/reports/{id}/cases',
    needs: 'report.write',
    about: '这份总结里可以不具名写成案例的：期内结束的重点帮扶，有没有同意',
    params: idParam,
    query: z.object({
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: z.object({
      next: z.string().nullable(),
      items: z.array(
        z.object({
          id: uuid,
          childId: uuid,
          childName: z.string(),
          className: z.string().nullable(),
          line: z.string(),
          from: z.string(),
          until: z.string(),
          state: z.string(),
          consented: z.boolean(),
        }),
      ),
    }),
  },
  saveSummary: {
    method: 'PUT',
    path: '/api/reports/{id}',
    needs: 'report.write',
    about: '存草稿',
    params: idParam,
    body: z.object({
      version: z.number().int(),
      title: z.string().trim().min(2).max(120).refine(hasLetter, NO_LETTER).optional(),
      cutoff: date.optional(),
      sections: z.array(z.object({ key: z.string(), doc: z.unknown() })).max(30),
      answers: answers.optional(),
      confirmed: z.array(z.string().max(60)).max(60).optional(),
    }),
    response: summary,
  },
  resetSection: {
    method: 'POST',
    path: '/api/reports/{id}/sections/{key}/reset',
    needs: 'report.write',
    about: '这一段重新由数据写',
    params: z.object({ id: uuid, key: z.string().max(40) }),
    response: summary,
  },
  issueSummary: {
    method: 'POST',
    path: '/api/reports/{id}/issue',
    needs: 'report.issue',
    about: '签发：数字固定',
    params: idParam,
    body: z.object({ version: z.number().int() }),
    response: summary,
  },
  withdrawSummary: {
    method: 'POST',
    path: '/api/reports/{id}/withdraw',
    needs: 'report.issue',
    about: '撤回一份已签发的总结：写明原因，原稿还在，标明已撤回',
    params: idParam,
    body: z.object({ reason }),
    response: summary,
  },
  submitSummary: {
    method: 'POST',
    path: '/api/reports/{id}/submit',
    needs: 'report.write',
    about: '送审：审完以前不再改',
    params: idParam,
    body: z.object({ version: z.number().int() }),
    response: summary,
  },
  reviewSummary: {
    method: 'POST',
    path: '/api/reports/{id}/review',
    needs: 'report.write',
    about: '审核通过，或写明原因退回；拟稿的人也这样收回',
    params: idParam,
    body: z.object({ passed: z.boolean(), remark: reason.optional() }),
    response: summary,
  },
  noteSummary: {
    method: 'POST',
    path: '/api/reports/{id}/notes',
    needs: 'report.write',
    about: '给一个部分写意见，或标明一条意见已处理',
    params: idParam,
    body: z.object({
      section: z.string().max(40).optional(),
      text: z.string().trim().min(2).max(200).refine(hasLetter, NO_LETTER).optional(),
      settled: uuid.optional(),
    }),
    response: summary,
  },
  downloadSummary: {
    method: 'GET',
    path: '/api/reports/{id}/file',
    needs: 'report.read',
    about: '下载 Word、PDF、网页、指标表或数据',
    params: idParam,
    query: z.object({
      format: z.enum(['docx', 'pdf', 'html', 'json', 'xlsx']).default('docx'),
      layout: z.enum(['official', 'plain']).default('official'),
      /** In which characters it is printed; names of people stay as they are. */
      script: z.enum(['hans', 'hant']).default('hans'),
      /** With pictures of its numbers behind the text (Word, PDF and web page). */
      charts: z.enum(['yes']).optional(),
    }),
    produces: 'application/octet-stream',
  },
  deleteSummary: {
    method: 'DELETE',
    path: '/api/reports/{id}',
    needs: 'report.write',
    about: '丢弃草稿',
    params: idParam,
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
