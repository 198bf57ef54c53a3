import { Icon, type IconName } from './icon.tsx'

/** Shape and colour of each state of a duty. */
export const MARKS: Record<string, [IconName, string]> = {
  'not-yet': ['notyet', 'waived'],
  open: ['open', 'open'],
  'due-soon': ['soon', 'soon'],
  overdue: ['overdue', 'overdue'],
  met: ['met', 'met'],
  'met-late': ['late', 'met'],
  missed: ['missed', 'missed'],
  waived: ['waived', 'waived'],
}

/** Colour, shape and word: never colour alone. */
export const StateMark = ({ state, text }: { state: string; text: string }) => {
  const [icon, colour] = MARKS[state] ?? ['notyet', 'waived']
  return (
    <span className={`st c-${colour}`}>
      <Icon name={icon} />
      {text}
    </span>
  )
}
