import { useState } from 'react'
import type { AttachedTo, Shows } from '../../domain/registers/attachment.ts'
import { call, Refusal } from '../client/call.ts'
import { newId } from '../client/new-id.ts'
import { queryClient } from '../client/queries.ts'
import { t } from '../words/words.ts'
import { PICTURE_LISTS } from './picture-words.ts'
import { shrinkHere } from './shrink.ts'

export type Said = { of: AttachedTo; on: string; shows: Shows; children: string[]; words: string }
export type Step = 'idle' | 'shrinking' | 'asking' | 'sending'

/** Announces a picture and sends it; tried again after an answer that was lost it is the same one. */
export const useAddPicture = () => {
  const [id] = useState(newId)
  const [step, setStep] = useState<Step>('idle')
  const [error, setError] = useState<Error | null>(null)
  const add = async (file: Blob, said: Said, done: (id: string) => void) => {
    setError(null)
    try {
      setStep('shrinking')
      const small = await shrinkHere(file)
      setStep('asking')
      await call('addAttachment', { body: { id, ...said } })
      setStep('sending')
      await call('putPicture', { params: { id }, file: small })
      for (const key of PICTURE_LISTS) void queryClient.invalidateQueries({ queryKey: [key] })
      done(id)
    } catch (fault) {
      setError(
        fault instanceof Refusal && fault.code === 'offline'
          ? new Error(t('没有网，照片还没有存下。别关这一页，有网时再按一次“存下照片”；关掉就没有了。'))
          : (fault as Error),
      )
    } finally {
      setStep('idle')
    }
  }
  return { id, step, error, add }
}
