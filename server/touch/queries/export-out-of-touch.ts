import { AppError } from '../../../domain/errors.ts'
import { READINGS } from '../../../domain/registers/child.ts'
import { parentText } from '../../../domain/registers/parent-words.ts'
import { classTitle } from '../../../domain/registers/place.ts'
import { TOUCH_WORDS } from '../../../domain/registers/touch-words.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { listPage } from '../../children/db/child-list.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { readsTouch } from '../reads-touch.ts'
import { touchView } from '../touch-view.ts'
import { type Asked, outOfTouch, touchOf } from './out-of-touch.ts'

/** More rows than this make a file that an old office computer does not open. */
const MOST = 20_000

/** The list as a sheet: exactly what was on the screen, no number of anybody. Errors: as the list. */
export const exportOutOfTouch = async (
  ctx: Ctx,
  actor: Actor,
  input: Asked,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'child.export')
  if (!readsTouch(actor)) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { place, today, reading, touches, filter } = await outOfTouch(tx, input, 'child.export')
      const tree = await tx.tree()
      const rows = await listPage(tx, filter, input.sort, null, MOST)
      const title = `${place.name}${TOUCH_WORDS[input.want].title}`
      tx.note({
        action: 'child.export',
        subject: 'place',
        subjectId: String(place.id),
        placeId: place.id,
        detail: { rows: rows.length, columns: [input.want] },
      })
      const nameOf = (id: number | null) => (id === null ? '' : (tree.get(id)?.name ?? ''))
      const bytes = await plainSheet({
        title,
        note: `截至${longDate(today)}，共 ${rows.length} 人；${TOUCH_WORDS[input.want].about}（${READINGS[reading].name}）`,
        headings: [
          '序号',
          '姓名',
          '学校',
          '班级',
          '村',
          '父母',
          '最近见到爸爸',
          '最近见到妈妈',
          '回过家',
          '最近联系上家长',
          '最近试过',
          '其后没打通',
        ],
        rows: rows.map((row, i) => {
          const klass = row.class_id === null ? undefined : tree.get(row.class_id)
          const known = touchView(touchOf(touches, row), today)
          return [
            i + 1,
            row.name,
            nameOf(row.school_id),
            klass ? classTitle(klass.grade, klass.label) : '',
            nameOf(row.village_id),
            `父 ${parentText(row.father_state, row.father_place, null)}；母 ${parentText(row.mother_state, row.mother_place, null)}`,
            known.fatherSeenOn ?? '',
            known.motherSeenOn ?? '',
            known.cameOn ?? '',
            known.reachedOn ?? '',
            known.triedOn ?? '',
            known.tries === 0 ? '' : `${known.tries} 天`,
          ]
        }),
        widths: [6, 10, 20, 9, 10, 28, 13, 13, 12, 13, 12, 10],
      })
      return { bytes, name: `${title}-${today}.xlsx` }
    },
    { now: ctx.now() },
  )
}
