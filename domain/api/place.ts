import * as z from 'zod'
import { DAY_OFF_KINDS } from '../calendar/types.ts'
import { date, type Endpoint, idParam, name40, name60, ok, reason, uuid, widePage } from './kit.ts'

export const PLACE_KINDS = ['county', 'township', 'village', 'school', 'class'] as const

export const place = z.object({
  id: z.number().int(),
  kind: z.enum(PLACE_KINDS),
  code: z.string(),
  name: z.string(),
  parentId: z.number().int().nullable(),
  grade: z.number().int().nullable(),
  /** Bare class label, e.g. "1". */
  label: z.string().nullable(),
  /** Other names used in addresses and rosters. */
  aliases: z.array(z.string()),
  closed: z.boolean(),
  /** Pupils on the roll as typed with its source, where the roster lists only left-behind ones (classes). */
  typedPupils: z.number().int().nullable(),
  typedPupilsSource: z.string().nullable(),
})

/** As a list shows it: under what it stands, whether more stands under it, whether it is in the own place's keeping. */
export const listedPlace = place.extend({
  /** Names of what stands above, without the county, down to the parent. */
  under: z.array(z.string()),
  below: z.number().int(),
  own: z.boolean(),
})

const helpLine = z.object({
  name: name40,
  phone: z
    .string()
    .trim()
    .regex(/^[\d\s()+-]{3,20}$/),
  note: z.string().trim().max(60),
})

const newPlace = z.object({
  kind: z.enum(PLACE_KINDS).exclude(['county']),
  code: z.string().trim().max(40).optional(),
  name: name60,
  parentCode: z.string().max(40),
  grade: z.number().int().min(1).max(9).optional(),
  label: z.string().trim().max(20).optional(),
})

const importedPlaces = {
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  problems: z.array(z.object({ row: z.number(), message: z.string() })),
}
/** A line a place, further in what stands below; or a table pasted. `under`: where lines that hang on no other go, by its code. */
const outline = { text: z.string().max(100_000), under: z.string().min(1).max(40) }

/** Classes of the same name on both sides: made one, or kept apart under the next free number. */
const sameClasses = z.enum(['together', 'apart']).default('together')

export const term = z.object({
  id: z.string(),
  name: z.string(),
  startsOn: date,
  endsOn: date,
  schoolId: z.number().int().nullable(),
})
export const dayOff = z.object({
  id: z.string(),
  fromOn: date,
  toOn: date,
  kind: z.enum(DAY_OFF_KINDS),
  name: z.string(),
  schoolId: z.number().int().nullable(),
})

export const placeApi = {
  listPlaces: {
    method: 'GET',
    path: '/api/places',
    needs: 'place.read',
    about: '县、乡镇、村、学校、班级；可以只要一个地方的下级、某几类、或按名称找',
    query: z.object({
      ...widePage,
      /** Directly under this place. */
      parent: z.coerce.number().int().optional(),
      /** This place and all that stands under it, by its code. */
      within: z.string().max(40).optional(),
      /** Kinds, with commas between. */
      kind: z
        .string()
        .regex(/^[a-z]+(?:,[a-z]+){0,4}$/)
        .optional(),
      /** Ids, with commas between. */
      ids: z
        .string()
        .regex(/^\d{1,10}(?:,\d{1,10}){0,99}$/)
        .optional(),
      /** Part of a name, a code or another name. */
      q: z.string().trim().max(40).optional(),
    }),
    response: z.object({ next: z.string().nullable(), total: z.number(), items: z.array(listedPlace) }),
  },
  addPlace: {
    method: 'POST',
    path: '/api/places',
    needs: 'place.write',
    about: '添加一个单位',
    body: newPlace,
    response: place,
  },
  changePlace: {
    method: 'PATCH',
    path: '/api/places/{placeId}',
    needs: 'place.write',
    about: '改名称、别名、在校生填报数，放到别的上级下面，或停用',
    params: z.object({ placeId: z.coerce.number().int() }),
    body: z.object({
      name: name60.optional(),
      aliases: z.array(name60).max(20).optional(),
      closed: z.boolean().optional(),
      /** Hangs it, with all that is below it, on another place. */
      parentCode: z.string().min(1).max(40).optional(),
      typedPupils: z.number().int().min(0).max(5000).nullable().optional(),
      typedPupilsSource: z.string().trim().max(200).nullable().optional(),
    }),
    response: place,
  },
  getMergePreview: {
    method: 'GET',
    path: '/api/places/{placeId}/merge',
    needs: 'place.write',
    about: '并入别处之前看一看：会带过去多少孩子、班、账号，什么留在原来的名下',
    params: z.object({ placeId: z.coerce.number().int() }),
    query: z.object({ into: z.string().min(1).max(40), classes: sameClasses }),
    response: z.object({
      from: z.string(),
      into: z.string(),
      children: z.number(),
      gone: z.number(),
      posts: z.number(),
      records: z.number(),
      entries: z.number(),
      lists: z.number(),
      reports: z.number(),
      /** Of a township: what hangs on the other one afterwards. */
      hanging: z.object({ schools: z.number(), villages: z.number() }),
      ownCalendar: z.boolean(),
      /** What stands in the way, as a sentence. */
      stop: z.string().nullable(),
      classes: z.array(z.object({ name: z.string(), becomes: z.string(), together: z.boolean() })),
    }),
  },
  mergePlace: {
    method: 'POST',
    path: '/api/places/{placeId}/merge',
    needs: 'place.write',
    about: '把一个学校、村、班或乡镇并入同类的另一个：孩子、班、职务一起过去，以前写下的留着',
    params: z.object({ placeId: z.coerce.number().int() }),
    body: z.object({ into: z.string().min(1).max(40), classes: sameClasses, reason }),
    response: place,
  },
  listPlaceMerges: {
    method: 'GET',
    path: '/api/place-merges',
    needs: 'place.write',
    about: '并过的地方：哪个并到哪个、谁、哪天、为什么',
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          from: z.string(),
          into: z.string(),
          on: date,
          by: z.string(),
          reason: z.string(),
          children: z.number(),
          /** Why it would not be taken back now, as a sentence; null where it would. */
          undoRefused: z.string().nullable(),
        }),
      ),
    }),
  },
  undoPlaceMerge: {
    method: 'POST',
    path: '/api/place-merges/{id}/undo',
    needs: 'place.write',
    about: '撤回一次合并：孩子、班、职务回到原来的地方；以后有人写过的让它撤不回时说明是什么',
    params: idParam,
    body: z.object({ reason }),
    response: place,
  },
  removePlace: {
    method: 'DELETE',
    path: '/api/places/{placeId}',
    needs: 'place.write',
    about: '删除一个从来没有用过的地方；名下有东西就说清楚还有什么',
    params: z.object({ placeId: z.coerce.number().int() }),
    response: ok,
  },
  getHelpLines: {
    method: 'GET',
    path: '/api/help-lines',
    needs: 'none',
    about: '遇到急事打给谁：各地的电话，不登录也能看',
    response: z.object({
      places: z.array(
        z.object({ placeId: z.number().int(), name: z.string(), kind: z.string(), lines: z.array(helpLine) }),
      ),
    }),
  },
  setHelpLines: {
    method: 'PUT',
    path: '/api/places/{placeId}/help-lines',
    needs: 'place.write',
    about: '定下一个地方遇到急事打给谁',
    params: z.object({ placeId: z.coerce.number().int() }),
    body: z.object({ lines: z.array(helpLine).max(12) }),
    response: ok,
  },
  importPlaces: {
    method: 'POST',
    path: '/api/places/import',
    needs: 'place.write',
    about: '用表格批量添加或按代码更新',
    upload: true,
    query: z.object({ name: z.string().max(200) }),
    response: z.object(importedPlaces),
  },
  getPlacesInFile: {
    method: 'POST',
    path: '/api/places/import/look',
    needs: 'place.write',
    about: '看一看表格里的地方：哪些是新的，哪些会改，哪些要核对；不写入',
    upload: true,
    query: z.object({ name: z.string().max(200) }),
    response: z.object({
      ...importedPlaces,
      items: z.array(
        z.object({
          row: z.number(),
          kind: z.enum(PLACE_KINDS),
          name: z.string(),
          under: z.string(),
          state: z.enum(['new', 'changed', 'same']),
          note: z.string().nullable(),
        }),
      ),
    }),
  },
  exportPlaceTemplate: {
    method: 'GET',
    path: '/api/places/template.xlsx',
    needs: 'place.write',
    about: '下载填写模板：已有的地方写在前面，接着往下填',
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  getOutlinePreview: {
    method: 'POST',
    path: '/api/places/outline/look',
    needs: 'place.write',
    about: '看一看粘贴的大纲：哪些已有，哪些是新的，哪些要核对；不写入',
    body: z.object(outline),
    response: z.object({
      counts: z.object({ new: z.number(), there: z.number(), doubt: z.number(), fault: z.number() }),
      lines: z.array(
        z.object({
          row: z.number(),
          depth: z.number(),
          name: z.string(),
          kind: z.enum(PLACE_KINDS).nullable(),
          state: z.enum(['new', 'there', 'doubt', 'fault']),
          note: z.string().nullable(),
        }),
      ),
    }),
  },
  addOutline: {
    method: 'POST',
    path: '/api/places/outline',
    needs: 'place.write',
    about: '按粘贴的大纲添加还没有的地方，要么全写要么不写',
    body: z.object({
      ...outline,
      /** What is doubtful was looked at. */
      sure: z.boolean().default(false),
    }),
    response: z.object(importedPlaces),
  },
  getCalendar: {
    method: 'GET',
    path: '/api/calendar',
    needs: 'place.read',
    about: '学期与放假（县级默认，学校可另定）',
    query: z.object({ place: z.string().max(40).optional() }),
    response: z.object({
      terms: z.array(term),
      daysOff: z.array(dayOff),
      /** The first day of use; what was over before it is not owed. Null: never said. */
      usesFrom: date.nullable(),
    }),
  },
  setTerm: {
    method: 'PUT',
    path: '/api/calendar/terms/{termId}',
    needs: 'calendar.write',
    about: '定学期起止（学校填则只对本校）',
    params: z.object({ termId: z.string().regex(/^\d{4}-(autumn|spring)$/) }),
    body: z.object({ startsOn: date, endsOn: date, schoolCode: z.string().max(40).optional() }),
    response: term,
  },
  addDayOff: {
    method: 'POST',
    path: '/api/calendar/days-off',
    needs: 'calendar.write',
    about: '添加放假或停课',
    body: z.object({
      fromOn: date,
      toOn: date,
      kind: z.enum(DAY_OFF_KINDS),
      name: name40,
      schoolCode: z.string().max(40).optional(),
    }),
    response: dayOff,
  },
  setUsesFrom: {
    method: 'PUT',
    path: '/api/calendar/uses-from',
    needs: 'calendar.write',
    about: '定从哪天起用这个系统（学校填则只对本校）；以前的不算没做',
    body: z.object({ day: date.nullable(), schoolCode: z.string().max(40).optional() }),
    response: z.object({ usesFrom: date.nullable() }),
  },
  removeDayOff: {
    method: 'DELETE',
    path: '/api/calendar/days-off/{dayOffId}',
    needs: 'calendar.write',
    about: '去掉一段放假或停课',
    params: z.object({ dayOffId: z.string().max(60) }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
