import { givenName } from '../../../domain/registers/given-name.ts'
import { answerWords, FAMILY_WORDS } from '../../../domain/registers/parent-page.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { answersOfLink } from '../db/parent-answer.ts'
import { noteDoorOpened } from '../db/parent-door.ts'
import { linkBehind, openDoor } from '../open-door.ts'
import { openAnswer, openLinkWords } from '../sealed-words.ts'

/** So many of what was sent are shown again. */
const SHOWN = 12

/** What one parent's page says. Before the parent agreed: nothing of the child. */
export type ParentPage =
  | { agreed: false; who: string; teacher: string; until: string }
  | {
      agreed: true
      who: string
      child: string
      teacher: string
      until: string
      today: string
      good: string[]
      asks: string[]
      contact: string
      sent: { words: string; on: string; state: 'waiting' | 'taken' | 'aside' }[]
    }

/** The page behind an address, and that it was opened. Errors: as `openDoor`. */
export const getParentPage = async (ctx: Ctx, token: string, address: string): Promise<ParentPage> => {
  const door = await openDoor(ctx, token, address)
  const page = await inActorTx(
    ctx.db,
    door.actor,
    async (tx): Promise<ParentPage> => {
      const link = await linkBehind(tx, door)
      const shown = { who: FAMILY_WORDS[link.part], teacher: link.made_by_name, until: link.until_on }
      if (link.agreed_on === null) return { agreed: false, ...shown }
      const words = openLinkWords(ctx.keys, tx.countyId, link)
      const sent = await answersOfLink(tx, link.id, SHOWN)
      return {
        agreed: true,
        ...shown,
        child: givenName(link.name),
        today: door.today,
        good: linesOf(words.good),
        asks: linesOf(words.asks),
        contact: words.contact,
        sent: sent.map((a) => ({
          words: answerWords(openAnswer(ctx.keys, tx.countyId, a)),
          on: a.on_date,
          state: a.state,
        })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
  await noteDoorOpened(ctx.db, token, door.today)
  return page
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
