import { Textarea, TextInput } from '@mantine/core'
import type { BatchAsk } from '../../domain/reports/papers/batch.ts'
import { t } from '../words/words.ts'
import { ASKS } from './paper-asks.ts'

/** What is asked once for all papers of a printing, a field each; what is a matter to tell has room. */
export const AskFields = <A extends BatchAsk>({
  asks,
  given,
  put,
}: {
  asks: readonly A[]
  given: Readonly<Record<A, string>>
  put: (ask: A, text: string) => void
}) =>
  asks.map((ask) => {
    const field = {
      label: t(ASKS[ask].label),
      placeholder: t(ASKS[ask].example),
      value: given[ask],
      onChange: (e: { currentTarget: { value: string } }) => put(ask, e.currentTarget.value),
    }
    return ask === 'matter' ? (
      <Textarea key={ask} {...field} autosize minRows={2} maxLength={300} style={{ flexBasis: '100%' }} />
    ) : (
      <TextInput key={ask} {...field} maxLength={60} />
    )
  })
