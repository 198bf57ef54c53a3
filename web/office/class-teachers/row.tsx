import { TextInput } from '@mantine/core'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { Choice } from '../../ui/choices.tsx'
import { t } from '../../words/words.ts'

export type ClassRow = Answer<'listClassTeachers'>['classes'][number]
type Known = Answer<'proposeLogins'>['rows'][number]['known']

/** What is typed for a class without a teacher. `account`: of the person who has one already; null: a new one is made. */
export type Typed = {
  name: string
  phone: string
  login: string
  /** Typed by hand: no proposal goes over it. */
  own: boolean
  /** The name for which login and people were asked. */
  asked: string
  known: Known
  account: string | null
}
export const NOTHING: Typed = { name: '', phone: '', login: '', own: false, asked: '', known: [], account: null }

/** A class that has its teacher. */
export const HeldRow = ({ of, hand }: { of: ClassRow; hand: (() => void) | null }) => (
  <tr>
    <td>
      <b>{of.name}</b>
    </td>
    <td>{of.teachers.map((p) => p.name).join('、')}</td>
    <td />
    <td>{of.teachers.map((p) => p.login).join('、')}</td>
    <td className="mut">
      {of.teachers
        .map((p) => (p.disabled ? t('账号已停用') : p.settled ? t('{d}起', { d: dayWords(p.since) }) : t('还没登录过')))
        .join('、')}
    </td>
    <td className="num">
      {hand ? (
        <button type="button" className="linkish sm" onClick={hand} aria-label={t('交接{c}', { c: of.name })}>
          {t('交接')}
        </button>
      ) : null}
    </td>
  </tr>
)

/** A class without a teacher: typed or pasted here. */
export const FreeRow = ({
  of,
  typed,
  fault,
  change,
  settle,
  paste,
}: {
  of: ClassRow
  typed: Typed
  fault: string | undefined
  change: (next: Partial<Typed>) => void
  settle: () => void
  paste: (text: string) => boolean
}) => (
  <>
    <tr>
      <td>
        <b>{of.name}</b>
      </td>
      <td className="field">
        <TextInput
          aria-label={t('{c}班主任姓名', { c: of.name })}
          placeholder={t('姓名')}
          value={typed.name}
          maxLength={40}
          onChange={(e) => change({ name: e.currentTarget.value })}
          onBlur={settle}
          onPaste={(e) => {
            if (paste(e.clipboardData.getData('text/plain'))) e.preventDefault()
          }}
        />
      </td>
      <td className="field">
        <TextInput
          aria-label={t('{c}班主任电话', { c: of.name })}
          placeholder={t('电话，可不填')}
          inputMode="tel"
          value={typed.phone}
          maxLength={20}
          onChange={(e) => change({ phone: e.currentTarget.value })}
        />
      </td>
      <td className="field">
        {typed.account === null ? (
          <TextInput
            aria-label={t('{c}班主任登录名', { c: of.name })}
            placeholder={t('登录名')}
            autoCapitalize="none"
            value={typed.login}
            maxLength={40}
            disabled={typed.name.trim() === ''}
            onChange={(e) => change({ login: e.currentTarget.value, own: e.currentTarget.value !== '' })}
          />
        ) : (
          typed.known.find((k) => k.account === typed.account)?.login
        )}
      </td>
      <td className="mut sm" colSpan={2}>
        {typed.name.trim() === '' ? t('还没有班主任') : typed.account === null ? t('新建账号') : t('用已有的账号')}
      </td>
    </tr>
    {typed.known.length > 0 ? (
      <tr>
        <td />
        <td colSpan={5} className="wrap">
          <div className="row" style={{ gap: 8 }}>
            <span className="sm">{t('本校已有叫{name}的账号，是这个人吗？', { name: typed.asked })}</span>
            {typed.known.map((k) => (
              <Choice
                key={k.account}
                on={typed.account === k.account}
                tap={() => change({ account: k.account })}
                text={t('是，{login}（{posts}）', { login: k.login, posts: k.posts || t('现在没有职务') })}
              />
            ))}
            <Choice on={typed.account === null} tap={() => change({ account: null })} text={t('不是，另建一个')} />
          </div>
        </td>
      </tr>
    ) : null}
    {fault ? (
      <tr>
        <td />
        <td colSpan={5} className="wrap">
          <span className="sm c-overdue" role="alert">
            {fault}
          </span>
        </td>
      </tr>
    ) : null}
  </>
)
