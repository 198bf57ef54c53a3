import { useEffect, useState } from 'react'
import type { RollAnswer } from '../../../domain/registers/roll.ts'
import type { Answer, Refusal } from '../../client/call.ts'
import { useDo } from '../../client/queries.ts'

type Data = Answer<'getCensus'>

/** Answers tapped one after the other, each sent at once: what was tapped shows until the list that knows of it is here. */
export const useAnswers = (data: Pick<Data, 'place' | 'term'> | null) => {
  const answer = useDo('answerCensus', ['getCensus', 'getCensusPlaces'])
  const [sent, setSent] = useState<Readonly<Record<string, RollAnswer>>>({})
  const [pending, setPending] = useState(0)
  const [fault, setFault] = useState<Refusal | null>(null)
  useEffect(() => {
    if (pending === 0) setSent({})
  }, [pending])
  /** False where it was refused: then the child shows what was said before. */
  const say = async (child: string, said: RollAnswer, reason?: string): Promise<boolean> => {
    if (!data) return false
    setFault(null)
    setSent((now) => ({ ...now, [child]: said }))
    setPending((n) => n + 1)
    const answers = [{ child, answer: said, ...(reason === undefined ? {} : { reason }) }]
    try {
      await answer.mutateAsync({ body: { place: data.place.code, term: data.term.id, answers } })
      return true
    } catch (refused) {
      setFault(refused as Refusal)
      setSent(({ [child]: _, ...rest }) => rest)
      return false
    } finally {
      setPending((n) => n - 1)
    }
  }
  return { sent, waiting: pending > 0, fault, say }
}
