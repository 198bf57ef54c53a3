import * as z from 'zod'
import { date, type Endpoint, name40, ok, uuid } from './kit.ts'

const code = z.string().max(40)
const login = z.string().trim().min(2).max(40)
/** A school with more classes does it in two goes. */
const rows = <T extends z.ZodType>(row: T) => z.array(row).min(1).max(120)

const teacher = z.object({
  account: uuid,
  post: uuid,
  name: z.string(),
  login: z.string(),
  since: date,
  disabled: z.boolean(),
  /** Has signed in at least once and chosen an own password. */
  settled: z.boolean(),
})

export const classTeacherApi = {
  listClassTeachers: {
    method: 'GET',
    path: '/api/class-teachers',
    needs: 'class.hand-over',
    about: '一所学校每个班的班主任，和可以接班的人',
    query: z.object({ place: code }),
    response: z.object({
      school: z.object({ code: z.string(), name: z.string() }),
      classes: z.array(z.object({ code: z.string(), name: z.string(), teachers: z.array(teacher) })),
      people: z.array(z.object({ account: uuid, name: z.string(), login: z.string(), posts: z.string() })),
    }),
  },
  proposeLogins: {
    method: 'POST',
    path: '/api/class-teachers/logins',
    needs: 'account.write',
    about: '按姓名给出没人用的登录名，并认出本校已有账号的人',
    fresh: true,
    body: z.object({ schoolCode: code, rows: rows(z.object({ classCode: code, name: name40 })) }),
    response: z.object({
      rows: z.array(
        z.object({
          classCode: z.string(),
          login: z.string(),
          known: z.array(z.object({ account: uuid, login: z.string(), posts: z.string() })),
        }),
      ),
    }),
  },
  addClassTeachers: {
    method: 'POST',
    path: '/api/class-teachers',
    needs: 'account.write',
    about: '一次建好各班班主任的账号：要么都建，要么都不建；一次性密码只给这一次',
    fresh: true,
    body: z.object({
      schoolCode: code,
      rows: rows(
        z.object({ classCode: code, to: z.union([z.object({ account: uuid }), z.object({ name: name40, login })]) }),
      ),
    }),
    response: z.object({
      made: z.array(
        z.object({
          classCode: z.string(),
          className: z.string(),
          account: uuid,
          name: z.string(),
          login: z.string(),
          /** Null where the person had an account before and goes on with the own password. */
          oneTimePassword: z.string().nullable(),
        }),
      ),
    }),
  },
  getHandOver: {
    method: 'GET',
    path: '/api/class-teachers/hand-over',
    needs: 'class.hand-over',
    about: '交接一个班会动到什么：现在的班主任、没办的事、没做的谈心家访',
    query: z.object({ class: code }),
    response: z.object({
      class: z.object({ code: z.string(), name: z.string() }),
      teachers: z.array(teacher),
      /** Tasks that the teachers hold about this class. */
      tasks: z.number().int(),
      /** Open duties of the post; null for those who may not see duties. */
      duties: z.number().int().nullable(),
    }),
  },
  handOverClass: {
    method: 'POST',
    path: '/api/class-teachers/hand-over',
    needs: 'class.hand-over',
    about: '交接一个班：原来的职务到前一天为止，新的从这一天起，没办的事一起转',
    fresh: true,
    body: z.object({
      classCode: code,
      from: date,
      /** The posts that were seen: what changed since is asked again. */
      seen: z.array(uuid).max(20),
      to: z.union([z.object({ account: uuid }), z.object({ name: name40, login })]),
    }),
    response: z.object({
      name: z.string(),
      login: z.string(),
      oneTimePassword: z.string().nullable(),
      post: uuid,
      ended: z.array(uuid),
      tasks: z.array(uuid),
    }),
  },
  undoHandOver: {
    method: 'POST',
    path: '/api/class-teachers/hand-over/undo',
    needs: 'class.hand-over',
    about: '撤回刚才的交接：班和没办的事回到原来的班主任',
    body: z.object({ post: uuid, ended: z.array(uuid).max(20), tasks: z.array(uuid).max(500) }),
    response: ok,
  },
} as const satisfies Record<string, Endpoint>
