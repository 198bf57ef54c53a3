import { t } from '../../words/words.ts'

const STEPS = ['选文件', '读到了什么', '和花名册的差别', '完成']

/** Where one is in the import: ① to ④, the present step said to a screen reader too. */
export const Steps = ({ at }: { at: 1 | 2 | 3 | 4 }) => (
  <ol className="steps sm" aria-label={t('导入的步骤')}>
    {STEPS.map((text, i) => (
      <li key={text} aria-current={i + 1 === at ? 'step' : undefined}>
        {'①②③④'[i]} {t(text)}
      </li>
    ))}
  </ol>
)
