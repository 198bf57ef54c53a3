import * as z from 'zod'
import { TOLD_CODES, TOLD_WAY_CODES } from '../registers/concern.ts'
import { date, type Endpoint, idParam, ok, uuid } from './kit.ts'

export const CONCERN_STATES = ['open', 'answered'] as const

const step = z.object({ text: z.string(), on: z.string(), over: z.boolean() })

/** A concern as lists show it, to whoever stands on its own list. */
const concernLine = z.object({
  id: uuid,
  /** Null: a child whom no register lists; `childName` says who it is. */
  childId: uuid.nullable(),
  childName: z.string(),
  className: z.string().nullable(),
  schoolName: z.string().nullable(),
  /** How it came up: 谈心里记的. */
  came: z.string(),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  /** False: the record that told of it was corrected and says so no longer. */
  worried: z.boolean(),
  state: z.enum(CONCERN_STATES),
  /** Somebody was told. */
  told: z.boolean(),
  /** What was to be done next, and by when. */
  next: step.nullable(),
})

/** What was added, never edited. */
const addition = z.object({
  id: uuid,
  on: z.string(),
  by: z.string(),
  told: z.string(),
  toldOn: z.string(),
  toldTime: z.string(),
  way: z.string(),
  receipt: z.string(),
  number: z.string(),
  done: z.string(),
  next: z.string(),
  nextOn: z.string(),
  closed: z.boolean(),
})

/** What a child's file says of one, to whoever stands on its list: that it is there, and whether it is closed. */
export const childConcern = concernLine.pick({ id: true, on: true, by: true, worried: true, state: true, next: true })

export const concernApi = {
  getConcerns: {
    method: 'GET',
    path: '/api/concerns',
    needs: 'concern.read',
    about: '担心安全、还没有办结的：最早的在前，只有名单里的人看得到；县和乡镇只有件数',
    response: z.object({ open: z.number(), items: z.array(concernLine) }),
  },
  getConcern: {
    method: 'GET',
    path: '/api/concerns/{id}',
    needs: 'concern.read',
    about: '一件担心安全的事：看到听到什么、补充了什么、名单里有谁、谁打开过；打开会留痕',
    params: idParam,
    response: concernLine.extend({
      flags: z.array(z.string()),
      /** Hours and minutes at which it came up, or empty. */
      time: z.string(),
      danger: z.string(),
      injuries: z.string(),
      measures: z.array(z.string()),
      heard: z.string(),
      additions: z.array(addition),
      closedOn: z.string().nullable(),
      /** Who sees it by their post, in words. */
      byPost: z.array(z.string()),
      members: z.array(
        z.object({
          account: uuid,
          name: z.string(),
          since: z.string(),
          until: z.string().nullable(),
          by: z.string(),
          why: z.string(),
        }),
      ),
      /** Who may still be named. */
      mayBeNamed: z.array(z.object({ account: uuid, name: z.string(), post: z.string() })),
      opened: z.array(z.object({ name: z.string(), roleName: z.string(), on: z.string(), times: z.number() })),
    }),
  },
  addToConcern: {
    method: 'POST',
    path: '/api/concerns/{id}/additions',
    needs: 'concern.write',
    about: '补充一条：告诉了谁、什么时候、怎么告诉的、对方怎么说；做了什么；下一步和哪天前；close 是办结。写下的不能改',
    params: idParam,
    body: z.object({
      id: uuid,
      told: z.array(z.enum(TOLD_CODES)).max(TOLD_CODES.length).default([]),
      toldName: z.string().trim().max(60).default(''),
      toldOn: date.nullish(),
      /** Hours and minutes, or empty. */
      toldTime: z
        .string()
        .regex(/^(?:([01]\d|2[0-3]):[0-5]\d)?$/)
        .default(''),
      way: z.enum(TOLD_WAY_CODES).nullish(),
      receipt: z.string().trim().max(200).default(''),
      /** Of their receipt: 接警单号、受理编号. */
      number: z.string().trim().max(60).default(''),
      done: z.string().trim().max(1000).default(''),
      next: z.string().trim().max(200).default(''),
      nextOn: date.nullish(),
      close: z.boolean().default(false),
    }),
    response: ok,
  },
  nameInConcern: {
    method: 'POST',
    path: '/api/concerns/{id}/members',
    needs: 'concern.write',
    about: '把一个人加进名单，写明为什么；leave 是请出名单',
    params: idParam,
    body: z.object({ account: uuid, why: z.string().trim().min(2).max(100), leave: z.boolean().default(false) }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
