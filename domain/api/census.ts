import * as z from 'zod'
import { ROLL_ANSWERS } from '../registers/roll.ts'
import { date, type Endpoint, page, paged, reason, uuid } from './kit.ts'
import { PLACE_KINDS } from './place.ts'

const int = z.number().int()
const counts = z.object({
  children: int,
  state: int,
  education: int,
  county: int,
  bothAway: int,
  oneAway: int,
  boarders: int,
  unchanged: int,
  changed: int,
})
const at = {
  /** A class or a village. */
  place: z.string().max(40),
  /** The current one, or the last begun, when it is not given. */
  term: z.string().max(20).optional(),
}
const parent = z.object({ state: z.string(), place: z.string().nullable() })
/** So many are told of at once. */
const MOST = 200

export const censusApi = {
  getCensus: {
    method: 'GET',
    path: '/api/census',
    needs: 'child.list',
    about: '一个班或一个村本学期的摸排：逐个核对的名册、签核、签核以后变了的',
    query: z.object({ ...at, want: z.enum(['all', 'todo', 'changed']).default('all'), ...page }),
    response: paged(
      z.object({
        id: uuid,
        name: z.string(),
        className: z.string().nullable(),
        villageName: z.string().nullable(),
        father: parent,
        mother: parent,
        /** Who looks after the child, in words. */
        care: z.string(),
        boarder: z.boolean().nullable(),
        leftBehind: z.object({ state: z.boolean(), education: z.boolean(), county: z.boolean() }),
        answer: z
          .object({ answer: z.enum(ROLL_ANSWERS), reason: z.string().nullable(), by: z.string(), on: date })
          .nullable(),
        /** 没变 was said before the roll was opened again, and the child changed since it was signed: what changed; it is asked anew. */
        anew: z.array(z.string()).nullable(),
        /** May be taken off the roll here; else its school does it, and the answer tells it so. */
        canMove: z.boolean(),
      }),
    ).extend({
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      term: z.object({ id: z.string(), name: z.string(), endsOn: date }),
      /** Signed in its term only: a roll of today is no roll of a term that is over. */
      open: z.boolean(),
      canAnswer: z.boolean(),
      canSign: z.boolean(),
      /** Of those who would stand on the roll if it were signed now. */
      counts,
      todo: int,
      /** Of these, asked anew one by one: whoever changed since the roll that was opened again was signed. */
      anew: int,
      /** Said to have gone where only the school takes off the roll: not signed for. */
      left: int,
      /** Who was taken off this roll since the term began, the last first: when, and why. */
      gone: z.array(z.object({ id: uuid, name: z.string(), on: date, reason: z.string().nullable() })),
      /** The roll in force. */
      signed: z.object({ id: uuid, version: int, on: date, by: z.string(), counts }).nullable(),
      /** What changed since, or since the last signature where the roll was opened again; the newest first `more` that are not shown. Names only of children within sight. */
      since: z.array(
        z.object({
          child: uuid.nullable(),
          name: z.string().nullable(),
          sort: z.enum(['came', 'went', 'changed']),
          what: z.array(z.string()),
        }),
      ),
      sinceMore: int,
      /** Rolls of this term that were opened again, the newest first. */
      reopened: z.array(
        z.object({
          version: int,
          on: date,
          by: z.string(),
          counts,
          reopenedOn: date.nullable(),
          reopenedBy: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  },
  getCensusPlaces: {
    method: 'GET',
    path: '/api/census/places',
    needs: 'child.list',
    about: '各班、各村签核了没有：由谁签、哪一天、多少名；还差哪几个一眼看到',
    query: z.object({
      place: z.string().max(40).optional(),
      term: z.string().max(20).optional(),
      want: z.enum(['all', 'unsigned']).default('all'),
      ...page,
    }),
    response: paged(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.enum(['class', 'village']),
        schoolName: z.string().nullable(),
        townshipName: z.string().nullable(),
        /** Children there today. */
        children: int,
        answered: int,
        /** Whose it is to sign; empty where nobody has that post. */
        owners: z.array(z.string()),
        signed: z.object({ on: date, by: z.string(), children: int, version: int }).nullable(),
        /** Opened again and not signed since. */
        reopened: z.boolean(),
      }),
    ).extend({
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      term: z.object({ id: z.string(), name: z.string(), endsOn: date }),
      classes: z.object({ signed: int, all: int }),
      villages: z.object({ signed: int, all: int }),
    }),
  },
  getCensusDifferences: {
    method: 'GET',
    path: '/api/census/differences',
    needs: 'child.list',
    about: '村、校两份签核的名册逐人比：只在一份上的、说得不一样的、村里说已离开的，两边看到的一样',
    query: z.object({ place: z.string().max(40).optional(), term: z.string().max(20).optional(), ...page }),
    response: paged(
      z.object({
        key: z.string(),
        /** Null where the child is not within sight. */
        child: uuid.nullable(),
        name: z.string().nullable(),
        className: z.string().nullable(),
        villageName: z.string().nullable(),
        sort: z.enum(['said-left', 'differs', 'school-only', 'village-only']),
        what: z.array(z.string()),
      }),
    ).extend({
      place: z.object({ code: z.string(), name: z.string(), kind: z.enum(PLACE_KINDS) }),
      /** `apart`: lines of this list, a child once. `pending`: of the township, whose other side has not signed yet. */
      counts: z.object({
        apart: int,
        both: int,
        differs: int,
        villageOnly: int,
        schoolOnly: int,
        saidLeft: int,
        pending: int,
      }),
    }),
  },
  answerCensus: {
    method: 'POST',
    path: '/api/census/answers',
    needs: 'child.write',
    about: '摸排时说一句：没变、有变化、已离开；或者其余都没变（rest：看到还剩几名）',
    body: z.union([
      z.strictObject({
        place: at.place,
        term: z.string().max(20),
        answers: z
          .array(
            z.strictObject({
              child: uuid,
              /** Null takes back what was said. */
              answer: z.enum(ROLL_ANSWERS).nullable(),
              reason: reason.optional(),
            }),
          )
          .min(1)
          .max(MOST),
      }),
      z.strictObject({ place: at.place, term: z.string().max(20), rest: int.min(1) }),
    ]),
    response: z.object({ said: int }),
  },
  signRoll: {
    method: 'POST',
    path: '/api/census/sign',
    needs: 'census.sign',
    about: '签核：名册和按各口径的人数从此固定；每一名都核对过才能签',
    body: z.object({
      place: at.place,
      term: z.string().max(20),
      /** So many stood on the roll that was seen. */
      children: int.min(0),
    }),
    response: z.object({ id: uuid, version: int }),
  },
  reopenRoll: {
    method: 'POST',
    path: '/api/census/reopen',
    needs: 'census.sign',
    about: '重开签核过的名册，写明原因；原来签的留着',
    body: z.object({ place: at.place, term: z.string().max(20), version: int.min(1), reason }),
    response: z.object({ ok: z.literal(true) }),
  },
} as const satisfies Record<string, Endpoint>
