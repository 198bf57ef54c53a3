import { useMay } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Choice } from '../../ui/choices.tsx'
import { t } from '../../words/words.ts'

const MOST = 4

/** Accounts of that very name, for whoever may see accounts: with a tap it is this person who is meant, not only the name. */
export const AccountsNamed = ({
  name,
  taken,
  take,
}: {
  name: string
  taken: string | undefined
  take: (person: { account?: string; name: string }) => void
}) => {
  const asked = name.trim()
  const found = useAsk(
    'listAccounts',
    { query: { q: asked, limit: 50 } },
    { enabled: useMay('account.read') && asked.length > 1 },
  )
  const same = (found.data?.items ?? []).filter((a) => a.name === asked && !a.disabled).slice(0, MOST)
  return same.map((a) => (
    <Choice
      key={a.id}
      on={taken === a.id}
      tap={() => take(taken === a.id ? { name: asked } : { account: a.id, name: a.name })}
      text={t('{x}，有账号', { x: a.posts[0]?.roleName ?? a.name })}
    />
  ))
}
