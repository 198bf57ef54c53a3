import * as z from 'zod'
import { DUTY_STATES, DUTY_UNITS, MOST_WAIVED } from '../duties/types.ts'
import { ROLES } from '../roles.ts'
import { date, type Endpoint, idParam, ok, page, paged, reason, uuid } from './kit.ts'

const windows = z.object({ opens: z.string(), due: z.string(), grace: z.string(), closes: z.string() })
export const duty = z.object({
  id: z.string(),
  rule: z.string(),
  ruleTitle: z.string(),
  /** What it is about: a child or an entry by its id, a place by its code; with the name that its readers know. */
  subject: z.object({ kind: z.enum(['child', 'place', 'entry']), id: z.string(), name: z.string() }),
  /** The child that it is about, or that its entry hangs on. */
  childId: uuid.nullable(),
  childName: z.string().nullable(),
  className: z.string().nullable(),
  classId: z.number().nullable(),
  /** Only where it is about a child. */
  householdId: uuid.nullable(),
  period: z.object({ key: z.string(), label: z.string(), term: z.string(), windows }),
  state: z.enum(DUTY_STATES),
  text: z.string(),
  why: z.string(),
  metBy: uuid.nullable(),
  metOn: z.string().nullable(),
  attempts: z.number(),
  daysLate: z.number().nullable(),
  waiver: z.object({ id: uuid, reason: z.string(), by: z.string(), on: z.string() }).nullable(),
})

/** As a list of the day shows it: hundreds of them travel to a phone, so without what only its own page tells. */
const todayDuty = duty.pick({ rule: true, state: true, text: true }).extend({ period: z.object({ key: z.string() }) })

/** What is owed by a place or to an entry of a register, to whoever holds it or has that post. */
const todayOther = duty
  .pick({ id: true, rule: true, ruleTitle: true, subject: true, state: true, text: true, daysLate: true })
  .extend({
    /** What of register it is, or of place: 儿童之家, 学校. */
    kindTitle: z.string(),
    /** The register itself, whose declaration says what may be tapped; null of a place. */
    kind: z.string().nullable(),
    /** The child or the place on which it hangs, where that is not the subject itself. */
    of: z.string().nullable(),
    period: z.object({ key: z.string(), label: z.string(), due: z.string() }),
    /** The kind of record that answers it, of those that whoever asks writes. */
    record: z.string().nullable(),
  })

const todayHousehold = z.object({
  householdId: uuid,
  villageName: z.string().nullable(),
  address: z.string().nullable(),
  carerText: z.string().nullable(),
  children: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      className: z.string().nullable(),
      /** The newest record about the child, of those that whoever asks reads. */
      last: z.object({ title: z.string(), on: z.string(), line: z.string() }).nullable(),
      note: z.string().nullable(),
      /** Why it is owed more often than usual, of whom somebody decided so; the facts only for whoever reads assessments. */
      closer: z.string().nullable(),
      duties: z.array(todayDuty),
    }),
  ),
})

/** How many of a column are owed and done in a row, and the mark of what is most pressing among them. */
const pictureCell = z.object({ column: z.string(), state: z.enum(DUTY_STATES), owed: z.number(), met: z.number() })

/** A duty that came up a step: whose it is (a post, and who has it), since when it is told, and how many of the list are that owner’s. */
const escalated = duty.extend({
  owner: z.object({
    key: z.string(),
    roleName: z.string(),
    name: z.string().nullable(),
    place: z.string().nullable(),
    n: z.number(),
  }),
  since: z.string(),
  /** About a child in the register of 重点帮扶: its steps come one sooner. */
  sooner: z.boolean(),
})

export const dutyApi = {
  listDuties: {
    method: 'GET',
    path: '/api/duties',
    needs: 'duty.read',
    about: '某地某日每名孩子的值守与状态',
    query: z.object({
      place: z.string().max(40),
      at: date.optional(),
      rule: z.string().max(40).optional(),
      state: z.enum(DUTY_STATES).optional(),
      period: z.string().max(40).optional(),
      /** Of entries and places, whose periods are their own: what falls into the month. */
      month: z
        .string()
        .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
        .optional(),
      /** Without what hangs on a class of the place. */
      own: z.enum(['yes']).optional(),
      ...page,
    }),
    response: paged(duty).extend({
      /** Of the classes on this page, of those whom the reader may see: for whoever reminds them (F21). */
      headTeachers: z.array(z.object({ classId: z.number(), name: z.string() })),
    }),
  },
  getToday: {
    method: 'GET',
    path: '/api/today',
    needs: 'duty.read',
    about: '今天要看望谁：按家庭，过期在前，或按村一组一组走；可只看一样',
    query: z.object({
      /** due: past its day, or ending within five days; week: not past, ending within seven; all: everything open. */
      show: z.enum(['due', 'week', 'all']).default('due'),
      /** Only households of whoever is found so; the counts stay those of all. */
      q: z.string().max(40).optional(),
      /** The most pressing first, or village by village, group by group (F18). */
      by: z.enum(['urgency', 'village']).default('urgency'),
      /** Only who is owed this in the list. */
      rule: z.string().max(40).optional(),
      cursor: page.cursor,
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    response: z.object({
      today: z.string(),
      /** Children; `late` past their day, `soon` within the days of `due`: of all, whatever page is shown. */
      counts: z.object({ due: z.number(), week: z.number(), all: z.number(), late: z.number(), soon: z.number() }),
      /** What is owed in the list asked for, and to how many children: by these it can be narrowed. */
      rules: z.array(z.object({ rule: z.string(), title: z.string(), n: z.number() })),
      /** More children than one list takes: only the first ones of the place were looked at. */
      capped: z.boolean(),
      households: z.array(todayHousehold),
      /** Households after these, and where to go on. */
      more: z.number(),
      next: z.string().nullable(),
      /** Beside the children: places and entries of registers of which something is owed by whoever asks; on every page the same. */
      others: z.array(todayOther),
      /** Of them are more than these. */
      othersMore: z.number(),
    }),
  },
  getBoard: {
    method: 'GET',
    path: '/api/board',
    needs: 'duty.read',
    about: '落实情况：班级×值守',
    query: z.object({
      place: z.string().max(40),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .optional(),
    }),
    response: z.object({
      month: z.string(),
      term: z.string().nullable(),
      childCount: z.number(),
      columns: z.array(
        z.object({
          key: z.string(),
          rule: z.string(),
          /** Empty where the periods of a rule go by each subject's own days: one column for the month. */
          period: z.string(),
          title: z.string(),
          unit: z.enum(DUTY_UNITS),
        }),
      ),
      classes: z.array(
        z.object({
          placeId: z.number(),
          code: z.string(),
          name: z.string(),
          headTeacher: z.string().nullable(),
          children: z.number(),
          /** What stands at the place itself and in none of its classes (a school’s home): opened by `listDuties` with `own`. */
          own: z.boolean(),
          cells: z.array(
            z.object({
              column: z.string(),
              due: z.number(),
              met: z.number(),
              overdue: z.number(),
              waived: z.number(),
              missed: z.number(),
              open: z.number(),
            }),
          ),
        }),
      ),
      lateShare: z.number().nullable(),
      /** A line a rule: how many lack it this month, or are overdue; opened by `listDuties` with the same period, month or state. */
      counts: z.array(
        z.object({
          rule: z.string(),
          title: z.string(),
          unit: z.enum(DUTY_UNITS),
          n: z.number(),
          period: z.string().nullable(),
          month: z.string().nullable(),
          state: z.enum(DUTY_STATES).nullable(),
        }),
      ),
    }),
  },
  getTermPicture: {
    method: 'GET',
    path: '/api/term-picture',
    needs: 'duty.read',
    about: '本学期到今天：班级（或孩子）×逐月的值守，谁还没有轮到',
    query: z.object({ place: z.string().max(40) }),
    response: z.object({
      /** The one that began last; null before the first one, and of townships and counties: nothing else is told then. */
      term: z.object({ id: z.string(), name: z.string(), week: z.number().nullable() }).nullable(),
      /** Where the school began within the term: what lay before is blank. */
      usesFrom: z.string().nullable(),
      columns: z.array(
        z.object({
          key: z.string(),
          /** In which it falls due; null: open already, due after this month. */
          month: z.string().nullable(),
          rule: z.string(),
          /** As in `getBoard`: empty of entries and places. */
          period: z.string(),
          title: z.string(),
          unit: z.enum(DUTY_UNITS),
        }),
      ),
      /** Classes in school order, or children by name; what stands at the place itself last (`own`). */
      rows: z.array(
        z.object({
          key: z.string(),
          childId: uuid.nullable(),
          code: z.string().nullable(),
          grade: z.number().nullable(),
          name: z.string(),
          own: z.boolean(),
          headTeacher: z.string().nullable(),
          children: z.number(),
          cells: z.array(pictureCell),
        }),
      ),
      /** Rows beyond these. */
      more: z.number(),
      totals: z.array(pictureCell),
      /** The monthly rule, month by month: how many were reached by which day. */
      reached: z
        .object({
          rule: z.string(),
          title: z.string(),
          months: z.array(
            z.object({
              month: z.string(),
              owed: z.number(),
              met: z.number(),
              days: z.array(z.object({ on: z.string(), n: z.number() })),
            }),
          ),
        })
        .nullable(),
      /** Who lacks it this month; `again`: in the month before as well. Some by name, `count` of all. */
      missed: z
        .object({
          rule: z.string(),
          title: z.string(),
          period: z.string(),
          count: z.number(),
          names: z.array(
            z.object({ id: uuid, name: z.string(), className: z.string().nullable(), again: z.boolean() }),
          ),
        })
        .nullable(),
      /** What ends within seven days, and how many lack it. */
      coming: z.array(z.object({ on: z.string(), title: z.string(), unit: z.enum(DUTY_UNITS), n: z.number() })),
    }),
  },
  listEscalated: {
    method: 'GET',
    path: '/api/escalated',
    needs: 'duty.read',
    about: '报到我这里的值守：above 是过了宽限期还没做的，closed 是一周里关上而没做的（可按值守、按谁的、免了的看）',
    query: z.object({
      step: z.enum(['above', 'closed']).default('above'),
      /** Any day of the week that is asked for; without it the week of yesterday. */
      week: date.optional(),
      rule: z.string().max(40).optional(),
      role: z.enum(ROLES).optional(),
      waived: z.enum(['yes', 'no']).default('no'),
      ...page,
    }),
    response: paged(escalated).extend({ total: z.number() }),
  },
  getEscalations: {
    method: 'GET',
    path: '/api/escalations',
    needs: 'duty.read',
    about: '报到我这里的有多少：过了宽限期的件数；领导另有一周里关上而没做的，按值守和按谁的',
    query: z.object({ week: date.optional() }),
    response: z.object({
      /** Is this post told anything? A county counts; a teacher of one subject has the own list. */
      told: z.boolean(),
      above: z.number(),
      /** More is undone than one list takes: the oldest are counted. */
      capped: z.boolean(),
      /** Null for posts that lead no place. */
      closed: z
        .object({
          from: z.string(),
          to: z.string(),
          n: z.number(),
          waived: z.number(),
          groups: z.array(
            z.object({
              rule: z.string(),
              title: z.string(),
              unit: z.enum(DUTY_UNITS),
              role: z.enum(ROLES),
              roleName: z.string(),
              n: z.number(),
              waived: z.number(),
            }),
          ),
        })
        .nullable(),
    }),
  },
  waiveDuty: {
    method: 'POST',
    path: '/api/waivers',
    needs: 'duty.waive',
    about: '说明原因，免这一次',
    body: z.object({
      id: uuid,
      rule: z.string().max(40),
      /** Short for `subjects` that are children. */
      childIds: z.array(uuid).min(1).max(MOST_WAIVED).optional(),
      /** All of one kind: children and entries by id, places by code. */
      subjects: z
        .array(z.object({ kind: z.enum(['child', 'place', 'entry']), id: z.string().max(40) }))
        .min(1)
        .max(MOST_WAIVED)
        .optional(),
      period: z.string().max(40),
      reason,
    }),
    /** Those that were written now: what was waived before is not among them. */
    response: z.object({ waivers: z.array(uuid) }),
  },
  withdrawWaivers: {
    method: 'POST',
    path: '/api/waivers/withdrawn',
    needs: 'duty.waive',
    about: '撤回一起免的：要么都撤，要么都不撤',
    body: z.object({ ids: z.array(uuid).min(1).max(MOST_WAIVED) }),
    response: z.object({ owed: z.number() }),
  },
  withdrawWaiver: {
    method: 'DELETE',
    path: '/api/waivers/{id}',
    needs: 'duty.waive',
    about: '撤回免办',
    params: idParam,
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
