import { BORROWED } from '../../domain/records/home-loan.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'

/** So many are offered to a thumb; the others are typed. */
const MOST = 12

/**
 * Below what is typed: of whoever brings something back what it has at home, of whoever takes something what was lent here before, so that one
 * thing keeps one name. Nothing where nothing is known.
 */
export const NameThing = ({
  entry,
  marks,
  value,
  set,
}: {
  entry: string
  /** How each child on the roll is tapped. */
  marks: Readonly<Record<string, string>>
  value: string
  set: (thing: string) => void
}) => {
  const { data } = useAsk('listLoans', { query: { entry } }, { enabled: useMay('entry.read') })
  if (!data) return null
  const back = Object.entries(marks).flatMap(([child, mark]) => (mark !== BORROWED ? [child] : []))
  const theirs = data.items.filter((loan) => back.includes(loan.child.id)).map((loan) => loan.thing)
  const offered = [...new Set(back.length > 0 ? theirs : data.names)]
  const typed = value.trim()
  const found = typed === '' || offered.includes(typed) ? offered : offered.filter((thing) => thing.includes(typed))
  if (found.length === 0) return null
  return (
    <Choices label={back.length > 0 ? t('借着没还的') : t('以前借过的')} fault={undefined}>
      {found.slice(0, MOST).map((thing) => (
        <Choice key={thing} on={thing === typed} tap={() => set(thing === typed ? '' : thing)} text={thing} />
      ))}
    </Choices>
  )
}
