import { Link } from '@tanstack/react-router'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'

/** To whoever took a class over lately: since when, after whom, and the page that says what matters; in another post, how to come there. */
export const TakenOverTold = () => {
  const me = useMe()
  if (me.takenOver.length === 0) return null
  return (
    <div className="note noprint">
      {me.takenOver.map((one) => {
        const post = me.posts.find((p) => p.id === one.postId)
        if (!post) return null
        const said = { d: dayWords(one.from), who: one.after, c: post.place.name, x: post.roleName }
        return (
          <p key={one.postId} style={{ margin: 0 }}>
            {one.postId === me.post.id ? (
              <>
                {t('{c}从{d}起是您的班，以前是{who}带。', said)}{' '}
                <Link
                  to="/classes/$code/brief"
                  params={{ code: post.place.code }}
                  style={{ display: 'inline-block', paddingBlock: 10 }}
                >
                  {t('先看接班要知道的事')}
                </Link>
              </>
            ) : (
              t('{c}从{d}起是您的班，以前是{who}带：在右上角换到“{x} · {c}”，先看接班要知道的事。', said)
            )}
          </p>
        )
      })}
    </div>
  )
}
