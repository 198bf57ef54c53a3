import { Link } from '@tanstack/react-router'
import { ROLL_ANSWER_WORDS, ROLL_ANSWERS, type RollAnswer } from '../../../domain/registers/roll.ts'
import type { Answer } from '../../client/call.ts'
import { boarderWords, parentsWords } from '../../client/child-text.ts'
import { t } from '../../words/words.ts'

export type Listed = Answer<'getCensus'>['items'][number]

/** One child of the roll as it stands in the register, and the three answers. */
export const Line = ({
  child,
  said,
  where,
  tap,
}: {
  child: Listed
  said: RollAnswer | null
  where: 'class' | 'village'
  tap: ((answer: RollAnswer) => void) | null
}) => (
  <li>
    <div className="who">
      <Link to="/children/$id" params={{ id: child.id }} className="name">
        {child.name}
      </Link>{' '}
      <span className="mut sm">{where === 'class' ? child.villageName : child.className}</span>
      <div className="sm">
        {[
          parentsWords(child as Parameters<typeof parentsWords>[0]),
          t('照看：{x}', { x: child.care }),
          boarderWords(child.boarder),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {child.anew ? (
        <div className="sm soon">
          {child.anew.length
            ? t('上次签核以后：{x}。原来说的“没变”请再看一眼。', { x: child.anew.join(t('；')) })
            : t('上次签核以后新来的。原来说的“没变”请再看一眼。')}
        </div>
      ) : null}
      {child.answer?.answer === 'left' ? (
        <div className="sm mut">{t('{by}说：{x}', { by: child.answer.by, x: child.answer.reason ?? '' })}</div>
      ) : null}
    </div>
    {tap ? (
      <fieldset className="answers" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="vh">{t('{name}核对得怎样', { name: child.name })}</legend>
        {ROLL_ANSWERS.map((answer) => (
          <button
            key={answer}
            type="button"
            className="choice"
            aria-pressed={said === answer}
            aria-label={t('{name}：{x}', { name: child.name, x: t(ROLL_ANSWER_WORDS[answer]) })}
            onClick={() => tap(answer)}
          >
            {t(ROLL_ANSWER_WORDS[answer])}
          </button>
        ))}
      </fieldset>
    ) : (
      <span className="sm mut">{said === null ? t('还没核对') : t(ROLL_ANSWER_WORDS[said])}</span>
    )}
  </li>
)
