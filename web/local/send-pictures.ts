import { call } from '../client/call.ts'
import { dropPicture, fromBase64, keepPicture, type PictureSaid, picturesToSend } from './pictures.ts'
import { passes } from './send.ts'

/** Milliseconds for a picture's 200 KB: a network slower than that is as none, and the picture is kept. */
const WITHIN = 60_000

/** Announces a picture and brings its bytes; sent again after an answer that was lost it is the same one. Throws what the server said. */
export const sendPicture = async (
  id: string,
  said: PictureSaid,
  jpeg: Blob,
  step: (now: 'asking' | 'sending') => void = () => undefined,
): Promise<void> => {
  step('asking')
  await call('addAttachment', { body: { id, ...said }, within: WITHIN })
  step('sending')
  await call('putPicture', { params: { id }, file: jpeg, within: WITHIN })
}

/** Sends the pictures that wait here for this post. What is refused stays with its sentence; what did not reach the server stays as it is. */
export const sendWaitingPictures = async (
  account: string,
  post: string,
): Promise<{ sent: number; refused: number }> => {
  const work = async () => {
    const told = { sent: 0, refused: 0 }
    for (const item of picturesToSend(account, post)) {
      try {
        await sendPicture(item.id, item.said, fromBase64(item.jpeg))
        await dropPicture(account, item.id)
        told.sent += 1
      } catch (error) {
        if (passes(error)) return told
        await keepPicture(account, { ...item, refused: (error as Error).message })
        told.refused += 1
      }
    }
    return told
  }
  if (!navigator.locks) return work()
  return navigator.locks.request('nuanyang.pictures', { ifAvailable: true }, (lock) =>
    lock ? work() : { sent: 0, refused: 0 },
  )
}
