import { keepOneTime, oneTimeTyped } from '../../client/one-time.ts'
import { PasswordForm } from '../../client/password-form.tsx'
import { t } from '../../words/words.ts'

/** A one-time password opens nothing but this. */
export const FirstPassword = () => (
  <main className="center" id="main" tabIndex={-1} style={{ outline: 'none' }}>
    <div className="card pad col">
      <h1 style={{ fontSize: 'var(--t-2xl)' }}>{t('先设一个自己的密码')}</h1>
      <p className="mut">{t('您用的是一次性密码。换成自己的，只有您知道。')}</p>
      <PasswordForm oldLabel={t('一次性密码')} known={oneTimeTyped()} done={() => keepOneTime(null)} />
    </div>
  </main>
)
