import { ENTRY_KINDS } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../domain/kit/dates.ts'
import { ACCESS_PLACES, type AccessLine } from '../../domain/registers/access-list.ts'
import type { Place } from '../../domain/registers/place.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import type { Tx } from '../db/tx-type.ts'
import { placeName } from '../duties/queries/duty-views.ts'
import { classRank } from '../places/queries/places.ts'
import { awayOf } from '../stand-ins/db/stand-in.ts'
import { heldBy, type PostSeen, postsSeen } from './db/access.ts'

/** Registers and states in which an entry is still somebody's. */
const OPEN = ENTRY_KINDS.flatMap((k) => k.states.filter((s) => !s.ended).map((s) => `${k.kind} ${s.value}`))

/** A class and a village have no list of their own: theirs is their school's and township's. */
const NO_LIST = '这里没有自己的一份：班级的在学校的名单里，村（社区）的在乡镇的名单里。'

/**
 * Who may see what at a place today: a line a post, the place's own first, then class by class (village by village), by name. A school's has its classes', a
 * township's its villages' (each school signs its own), a county's its own. Error: invalid (a class, a village).
 */
export const accessLines = async (tx: Tx, place: Place): Promise<(AccessLine & { placeId: number })[]> => {
  const kinds = ACCESS_PLACES[place.kind]
  if (!kinds) throw new AppError('invalid', { place: NO_LIST }, NO_LIST)
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const places = [place, ...placesUnder(tree, place.id)].filter((p) => kinds.includes(p.kind)).map((p) => p.id)
  const posts = await tx.widened(() => postsSeen(tx, [...new Set(places)], today))
  const away = new Map(
    (
      await awayOf(
        tx,
        posts.flatMap((p) => p.stands_for ?? []),
      )
    ).map((a) => [a.post, a.name]),
  )
  const held = new Map(
    (await heldBy(tx, [...new Set(posts.map((p) => p.account_id))], OPEN)).map((h) => [h.account, h]),
  )
  const rank = classRank(tree)
  const at = (p: PostSeen) => (p.place_id === place.id ? -1 : rank(p.place_id))
  return posts
    .map((p, i) => ({ p, i }))
    .sort((a, b) => at(a.p) - at(b.p) || a.i - b.i)
    .map(({ p }) => {
      const stands = tree.get(p.place_id)
      return {
        postId: p.id,
        accountId: p.account_id,
        placeId: p.place_id,
        name: p.name,
        login: p.login,
        role: p.role,
        place: stands ? placeName(stands) : '',
        from: p.from_on,
        until: p.until_on === null ? null : addDays(p.until_on, -1),
        standsFor: p.stands_for === null ? null : (away.get(p.stands_for) ?? null),
        disabled: p.disabled,
        lastSignIn: p.last_sign_in_at === null ? null : shanghaiDate(p.last_sign_in_at.getTime()),
        children: held.get(p.account_id)?.children ?? 0,
        entries: held.get(p.account_id)?.entries ?? 0,
      }
    })
}
