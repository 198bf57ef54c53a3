import * as z from 'zod'
import { FILE_TOPIC_KEYS } from '../registers/file-topics.ts'
import { childAlike } from './child-shapes.ts'
import { date, type Endpoint, idParam, reason, uuid } from './kit.ts'

const file = childAlike.shape.child.unwrap()
const topic = z.enum(FILE_TOPIC_KEYS)
const signs = z.object({ records: z.number(), answers: z.number() })

export const likelyPairs = z.object({
  items: z.array(z.object({ one: file, other: file, reasons: z.array(z.string()) })),
  /** Beyond those told. */
  more: z.number(),
  /** Put together, and not taken apart since. */
  done: z.array(
    z.object({
      id: uuid,
      kept: z.object({ id: uuid, name: z.string() }),
      gone: z.string(),
      on: date,
      by: z.string(),
      reason: z.string(),
      /** Why the two would not be taken apart now, as a sentence; null where they would. */
      undoRefused: z.string().nullable(),
    }),
  ),
})

export const childMergePreview = z.object({
  kept: file,
  gone: file,
  differences: z.array(
    z.object({
      topic,
      label: z.string(),
      kept: z.string(),
      keptSince: date.nullable(),
      gone: z.string(),
      goneSince: date.nullable(),
      suggest: z.enum(['kept', 'gone']),
      /** Only one says anything; the later one; neither is later; of two seats: the child was met there. */
      why: z.enum(['only', 'newer', 'kept', 'met']),
      met: z.object({ since: date, kept: signs, gone: signs }).nullable(),
    }),
  ),
  /** Registers of which a child has one entry at a time, and both files have a living one: two of them stand afterwards. */
  twice: z.array(z.string()),
  /** What goes along. */
  counts: z.object({
    records: z.number(),
    entries: z.number(),
    waivers: z.number(),
    answers: z.number(),
    links: z.number(),
    ledger: z.number(),
  }),
  /** From which day each file tells, and the one of both. */
  since: z.object({ kept: date.nullable(), gone: date.nullable(), both: date.nullable() }),
})

export const childMergeApi = {
  getLikelyPairs: {
    method: 'GET',
    path: '/api/likely-pairs',
    needs: 'child.merge',
    about: '可能是同一名孩子的两份档案，各写明为什么；合并过的',
    query: z.object({ place: z.string().max(40).optional() }),
    response: likelyPairs,
  },
  getChildMerge: {
    method: 'GET',
    path: '/api/children/{id}/merge',
    needs: 'child.merge',
    about: '把另一份档案并进这一份以前看一遍：哪里不同，什么一起过来',
    params: idParam,
    query: z.object({ gone: uuid }),
    response: childMergePreview,
  },
  mergeChildren: {
    method: 'POST',
    path: '/api/children/{id}/merge',
    needs: 'child.merge',
    about: '把另一份档案并进这一份：记录、登记、历史一起过来，可以分开',
    params: idParam,
    body: z.object({
      gone: uuid,
      /** What is taken from the other file, of what the preview told. */
      take: z.array(topic).max(FILE_TOPIC_KEYS.length),
      reason,
    }),
    response: z.object({ id: uuid, merge: uuid }),
  },
  undoChildMerge: {
    method: 'POST',
    path: '/api/children/{id}/merge/undo',
    needs: 'child.merge',
    about: '把合并过的两份档案分开，回到合并以前；以后写过的让它分不开时说明为什么',
    params: idParam,
    body: z.object({ merge: uuid, reason }),
    response: z.object({ id: uuid }),
  },
  sayApart: {
    method: 'POST',
    path: '/api/children/{id}/apart',
    needs: 'child.merge',
    about: '这是两个孩子：不再问',
    params: idParam,
    body: z.object({ other: uuid }),
    response: z.object({ ok: z.literal(true) }),
  },
} as const satisfies Record<string, Endpoint>
