import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { addClassTeachers } from '../../class-teachers/commands/add-class-teachers.ts'
import { handOverClass } from '../../class-teachers/commands/hand-over-class.ts'
import { undoHandOver } from '../../class-teachers/commands/undo-hand-over.ts'
import { listClassTeachers } from '../../class-teachers/queries/class-teachers.ts'
import { getHandOver } from '../../class-teachers/queries/hand-over.ts'
import { proposeLogins } from '../../class-teachers/queries/propose-logins.ts'
import type { Handlers } from '../types.ts'

export const classTeacherHandlers: Handlers<typeof classTeacherApi> = {
  listClassTeachers: (ctx, actor, { query }) => listClassTeachers(ctx, actor, query.place),
  proposeLogins: async (ctx, actor, { body }) => ({ rows: await proposeLogins(ctx, actor, body) }),
  addClassTeachers: async (ctx, actor, { body }) => ({ made: await addClassTeachers(ctx, actor, body) }),
  getHandOver: (ctx, actor, { query }) => getHandOver(ctx, actor, query.class),
  handOverClass: (ctx, actor, { body }) => handOverClass(ctx, actor, body),
  undoHandOver: async (ctx, actor, { body }) => {
    await undoHandOver(ctx, actor, body)
    return { ok: true }
  },
}
