import type * as z from 'zod'
import type { parentPageApi } from '../../../domain/api/parent-page.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import type { FamilyMember } from '../../../domain/registers/one-fact.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { type NamedRow, named } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { childFactsOf } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { childrenOfClass, namesOfFamily } from '../db/family.ts'
import { standingLinks } from '../db/parent-link.ts'
import { goodNewsOf } from '../good-news.ts'
import { reachableChildren } from '../reachable-children.ts'

type Api = (typeof parentPageApi)['proposeParentLinks']

/** More than sit in one class. */
const MOST = 120
/** Good news is of the last months. */
const NEWS_DAYS = 90
const WHICH = '请选一个班或一名孩子。'
const ONE_CLASS = '一次发一个班的，请选一个班。'
/** Nobody reads a page whom the register knows to be out of reach. */
const OUT_OF_REACH: ReadonlySet<string> = new Set(['dead', 'lost', 'prison', 'none'])

/**
 * Who of a class's or a child's family may be given a link, and what good there is to tell. Errors: invalid (no class, no child),
 * place-unknown, not-found.
 */
export const proposeParentLinks = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['query']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'parent-page.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const children = await childrenMeant(tx, input)
      const ids = children.map((c) => c.id)
      const [names, spans, people, links, news] = [
        await named(tx, children),
        await childFactsOf(tx, ids),
        await namesOfFamily(tx, ids),
        await standingLinks(tx, ids, today),
        await goodNewsOf(tx, ids, addDays(today, -NEWS_DAYS)),
      ]
      const standing = new Set(links.map((l) => `${l.child_id} ${l.part}`))
      return {
        items: names.map((child) => {
          const facts = spans.get(child.id)?.find((s) => s.fromOn <= today && (s.untilOn === null || s.untilOn > today))
          return {
            childId: child.id,
            name: child.name,
            className: child.className,
            parts: partsOf(facts).map((part) => ({
              part,
              name: people.get(`${child.id} ${part}`) ?? null,
              standing: standing.has(`${child.id} ${part}`),
            })),
            good: news.get(child.id) ?? [],
          }
        }),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

const childrenMeant = async (tx: Tx, input: z.output<Api['query']>): Promise<NamedRow[]> => {
  if (input.child) return [...(await reachableChildren(tx, 'parent-page.read', [input.child])).values()]
  if (!input.place) throw new AppError('invalid', { place: WHICH }, WHICH)
  const place = await placeByCode(tx, input.place, 'parent-page.read')
  if (place.kind !== 'class') throw new AppError('invalid', { place: ONE_CLASS }, ONE_CLASS)
  return childrenOfClass(tx, place, MOST)
}

const partsOf = (facts: ChildFacts | undefined): FamilyMember[] => [
  ...(['father', 'mother'] as const).filter((who) => !OUT_OF_REACH.has(facts?.[`${who}State`] ?? 'unknown')),
  // Where a parent looks after the child, that is the parent's page.
  ...(facts?.careRelation && !['father', 'mother'].includes(facts.careRelation) && facts.careKind !== 'alone'
    ? (['carer'] as const)
    : []),
]
