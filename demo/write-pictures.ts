import { AppError } from '../domain/errors.ts'
import type { AttachedTo } from '../domain/registers/attachment.ts'
import { actorByLogin } from '../server/actor.ts'
import { addAttachment } from '../server/attachments/commands/add-attachment.ts'
import { putPicture } from '../server/attachments/commands/put-picture.ts'
import { listAttachments } from '../server/attachments/queries/attachments.ts'
import type { Ctx } from '../server/context.ts'
import { listEntries } from '../server/entries/queries/entries.ts'
import { newId } from '../server/ids.ts'
import { getLedger } from '../server/ledger/queries/ledger.ts'
import { listRecords } from '../server/records/queries/records.ts'
import { type Drawing, drawn } from './drawings.ts'
import { on } from './write-records.ts'

type One = {
  login: string
  of: AttachedTo
  on: string | undefined
  drawing: Drawing
  words: string
  children?: string[]
}

/**
 * A few pictures as they come in (decision 062): a voucher, a Children's Home, a certificate, an agreement on paper, and one child whose family agreed.
 * Loaded again, nothing comes twice.
 */
export const writePictures = async (ctx: Ctx, school: string, day: string): Promise<void> => {
  const then = on(ctx, day)
  const [head, teacher] = [await actorByLogin(ctx, 'xiaozhang'), await actorByLogin(ctx, 'banzhuren')]
  const entry = async (kind: string, more: { place?: string; state?: string } = {}) =>
    (await listEntries(then, more.place ? head : teacher, { kind, limit: 50, ...more })).items
  const given = (await getLedger(then, head, { limit: 50 })).items.find((m) => m.sort === 'give')
  const praise = (await listRecords(then, teacher, { kind: 'commendation', limit: 20 })).items.find((r) => r.mine)
  const yes = (await entry('consent', { place: school })).find((e) => !e.ended && e.body.purpose === 'photo')
  const pictures: One[] = [
    { login: 'xiaozhang', of: 'movement', on: given?.id, drawing: 'receipt', words: '超市的收据' },
    {
      login: 'xiaozhang',
      of: 'entry',
      on: (await entry('home', { place: school }))[0]?.id,
      drawing: 'room',
      words: '看书的一角',
    },
    { login: 'banzhuren', of: 'record', on: praise?.id, drawing: 'certificate', words: '奖状' },
    {
      login: 'banzhuren',
      of: 'entry',
      on: (await entry('agreement'))[0]?.id,
      drawing: 'paper',
      words: '签了字的照护协议',
    },
    {
      login: 'xiaozhang',
      of: 'child',
      on: yes?.about.id,
      drawing: 'kite',
      words: '放风筝',
      children: yes ? [yes.about.id] : [],
    },
  ]
  for (const one of pictures) await put(then, one)
}

const put = async (ctx: Ctx, { login, of, on: id, drawing, words, children = [] }: One): Promise<void> => {
  if (!id) return
  const actor = await actorByLogin(ctx, login)
  const { items, canAdd } = await listAttachments(ctx, actor, { of, on: id })
  if (items.length > 0 || !canAdd) return
  const picture = newId(ctx.now())
  const shows = children.length > 0 ? 'children' : 'none'
  try {
    await addAttachment(ctx, actor, { id: picture, of, on: id, shows, children, words })
  } catch (error) {
    // The family's yes does not hold on that day: there is no picture.
    if (error instanceof AppError && error.code === 'invalid') return
    throw error
  }
  await putPicture(ctx, actor, picture, await drawn(drawing))
}
