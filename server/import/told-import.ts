import { gunzipSync } from 'node:zlib'
import type * as z from 'zod'
import type { writtenChild } from '../../domain/api/roster-shapes.ts'
import type { OutReason } from '../../domain/registers/child-facts.ts'
import { type FieldChange, toldChange } from '../../domain/registers/difference.ts'
import { classTitle, type PlaceTree } from '../../domain/registers/place.ts'
import type { FlatField } from '../../domain/registers/roster-child.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import { classOfRow, type Plan } from './decide.ts'
import { listPieces, zipped } from './zipped-list.ts'

/** What an import did with one child, in the words that the difference had for it. */
export type ToldChild = Omit<z.output<typeof writtenChild>, 'index'>

const LEFT: Record<OutReason, string> = {
  graduated: '毕业',
  transferred: '转走',
  'moved-away': '迁走',
  'dropped-out': '辍学',
  died: '去世',
  mistake: '登记错了',
}

/** What a school's part of an import does, child by child. `ids`: of the new ones; `school`: where it is not the list's own. */
export const toldOf = (plan: Plan, ids: readonly string[], school: string | null, tree: PlaceTree): ToldChild[] => {
  const village = (id: number) => tree.get(id)?.name ?? null
  const known = (what: ToldChild['what'], before: SnapshotChild, fields: Plan['changing'][number]['fields']) => {
    const flat = { ...before.register.flat, ...fields }
    const changes = Object.entries(fields).map(
      ([field, to]): FieldChange => ({
        field: field as FlatField,
        from: before.register.flat[field as FlatField],
        to,
      }),
    )
    return {
      what,
      childId: before.row.id,
      name: flat.name,
      className: flat.grade === null ? before.register.classTitle : classTitle(flat.grade, flat.label),
      school,
      changes: [
        ...(before.register.left && what === 'changed' ? [{ title: '在校', from: '已离校', to: '回到本校名册' }] : []),
        ...toldChange({ child: before.register, changes }, village).changes.map(({ title, from, to }) => ({
          title,
          from,
          to,
        })),
      ],
    }
  }
  return [
    ...plan.adding.map(
      (incoming, i): ToldChild => ({
        what: 'added',
        childId: ids[i] ?? '',
        name: incoming.says.name,
        className: incoming.noClass ? null : classOfRow(incoming),
        school,
        changes: [],
      }),
    ),
    // What another place had written is not told here: neither its class nor what it knew.
    ...plan.transfers.map((t): ToldChild => ({ ...known('transferred', t.before, t.fields), changes: [] })),
    ...plan.changing.map((c) => known('changed', c.before, c.fields)),
    ...plan.moves.map(
      ({ before, flat }): ToldChild => ({
        ...known('moved', before, {}),
        className: classTitle(flat.grade, flat.label),
        changes: [{ title: '班', from: before.register.classTitle, to: classTitle(flat.grade, flat.label) }],
      }),
    ),
    ...plan.handing.map(
      ({ before, to }): ToldChild => ({
        ...known('given', before, {}),
        changes: [{ title: '交给', from: null, to: to.name }],
      }),
    ),
    ...plan.endings.map(
      ({ before, reason }): ToldChild => ({
        ...known('left', before, {}),
        changes: [{ title: '离校', from: null, to: LEFT[reason] }],
      }),
    ),
  ]
}

const place = (county: number, id: string) => ({ county, table: 'roster_import', id, field: 'told' })

/** The list as the import keeps it. */
export const sealTold = async (
  keys: Ctx['keys'],
  county: number,
  id: string,
  told: readonly ToldChild[],
): Promise<Buffer> => keys.seal(await zipped(listPieces(told)), place(county, id))

/** The list again. */
export const openTold = (ctx: Pick<Ctx, 'keys'>, tx: Pick<Tx, 'countyId'>, id: string, sealed: Buffer): ToldChild[] =>
  JSON.parse(gunzipSync(ctx.keys.open(sealed, place(tx.countyId, id))).toString()) as ToldChild[]
