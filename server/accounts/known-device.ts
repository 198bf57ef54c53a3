import { randomBytes } from 'node:crypto'
import type { Ctx } from '../context.ts'

/** A school's computer is shared by its teachers, not by a county. */
const MOST = 30

/**
 * A browser's own mark: a random name, and one signature for each login that signed in there. It opens nothing; it only tells
 * a person's own computer from a stranger's when wrong passwords are counted.
 */
export const readDevice = (ctx: Pick<Ctx, 'keys'>, cookie: string | null | undefined, login: string) => {
  const [name, ...marks] = (cookie ?? '').split('.')
  const nonce = name && /^[\w-]{16,40}$/.test(name) ? name : randomBytes(15).toString('base64url')
  const mark = (of: string) => ctx.keys.sign(`known device ${nonce} ${of}`)
  return {
    nonce,
    knows: name === nonce && marks.includes(mark(login)),
    with: (of: string) => [nonce, ...[...marks.filter((m) => m !== mark(of)), mark(of)].slice(-MOST)].join('.'),
  }
}
