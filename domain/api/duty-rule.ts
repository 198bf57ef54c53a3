import * as z from 'zod'
import { MOST_EARLIER } from '../calendar/rule-setting.ts'
import { DUTY_UNITS } from '../duties/types.ts'
import { date, type Endpoint, uuid } from './kit.ts'

const setting = z.object({
  on: z.boolean(),
  /** Days earlier than the rule itself says. */
  earlier: z.number().int(),
  /** The written rule that it stands on; empty where none is named. */
  basis: z.string(),
  /** The entry of the register of rules that it names and that opens; null where it is told by its name alone. */
  basisEntry: uuid.nullable(),
})

/** By the name of the township or school whose word it is (null: the county's), and whether that is the place that asks. */
const whose = { by: z.string().nullable(), own: z.boolean() }

export const dutyRule = z.object({
  rule: z.string(),
  title: z.string(),
  source: z.string(),
  unit: z.enum(DUTY_UNITS),
  /** 每月, 每学期. */
  rhythm: z.string(),
  subject: z.enum(['child', 'place', 'entry']),
  /** `usual`: asked unless switched off; `optional`: asked where switched on; `always`: never switched off. */
  asked: z.enum(['usual', 'optional', 'always']),
  /** May its day be put forward? Not where each has a day of its own. */
  movable: z.boolean(),
  now: setting.extend({ ...whose, fromOn: z.string().nullable() }),
  /** What holds above the township or school that asks; of a county the rule as it is declared. Less than this nobody below asks for. */
  above: z.object({ on: z.boolean(), earlier: z.number().int(), by: z.string().nullable() }),
  /** What was said and holds from a later day. */
  coming: z.array(setting.extend({ ...whose, fromOn: z.string() })),
})

const count = z.object({ now: z.number().int(), after: z.number().int() })
const earlier = z.coerce.number().int().min(0).max(MOST_EARLIER)
const ruleParam = z.object({ rule: z.string().max(60) })

export const dutyRuleApi = {
  listDutyRules: {
    method: 'GET',
    path: '/api/duty-rules',
    needs: 'duty-rule.write',
    about: '本单位（县、乡镇、学校）要求做哪些事：各项职责开着没有、提前几天、依据哪条制度、照谁的规定',
    response: z.object({
      /** Whose page it is; a township and a school may only ask for more. */
      place: z.object({ name: z.string(), level: z.enum(['county', 'township', 'school']) }),
      items: z.array(dutyRule),
    }),
  },
  previewDutyRule: {
    method: 'GET',
    path: '/api/duty-rules/{rule}/preview',
    needs: 'duty-rule.write',
    about: '改一项职责之前看：今天要做的、过期的会变成多少；不写任何东西',
    params: ruleParam,
    query: z.object({ on: z.enum(['true', 'false']), earlier: earlier.default(0), fromOn: date }),
    response: z.object({
      /** Schools looked at, and all: of a large county a part. */
      schools: z.number().int(),
      allSchools: z.number().int(),
      /** To be done today, not yet late. */
      open: count,
      overdue: count,
      /** Due later in the terms that today looks at. */
      coming: count,
    }),
  },
  setDutyRule: {
    method: 'PUT',
    path: '/api/duty-rules/{rule}',
    needs: 'duty-rule.write',
    about:
      '从某天起开、停一项职责，或提前它的截止日，写明依据的制度；那天以前到期的不变。乡镇和学校只能定得更紧，停就是撤回自己定的',
    params: ruleParam,
    body: z.object({
      on: z.boolean(),
      earlier: z.number().int().min(0).max(MOST_EARLIER).default(0),
      basis: z.string().trim().max(60).default(''),
      basisEntry: uuid.nullish(),
      fromOn: date,
    }),
    response: dutyRule,
  },
} as const satisfies Record<string, Endpoint>
