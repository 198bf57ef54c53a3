import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'

/** To the two themselves: that everything here is done for somebody, or that somebody does it meanwhile; the duties stand in both lists. */
export const StandInTold = () => {
  const me = useMe()
  const mine = me.standIns.filter((s) => s.postId === me.post.id)
  const coming = me.posts.filter((p) => p.standsFor !== null && p.id !== me.post.id)
  if (me.post.standsFor === null && mine.length === 0 && coming.length === 0) return null
  return (
    <div className="note noprint">
      {me.post.standsFor === null ? null : (
        <p style={{ margin: 0 }}>
          {t('代 {away}：这里该做的都是替 {away} 做的，记的每一条都写着您代的。', { away: me.post.standsFor })}
        </p>
      )}
      {mine.map((s) => (
        <p key={s.postId} style={{ margin: 0 }}>
          {t('{name}在代您，到{d}为止。两边的名单一样，谁做了都算。', { name: s.name, d: dayWords(s.until) })}
        </p>
      ))}
      {coming.map((p) => (
        <p key={p.id} style={{ margin: 0 }}>
          {t('您还在代{away}（{role} {place}）：在右上角切换。', {
            away: p.standsFor ?? '',
            role: t(p.roleName),
            place: p.place.name,
          })}
        </p>
      ))}
    </div>
  )
}
