import { say, spoken } from './words.ts'

type Say = (text: string) => string

/** What an element shows as words; never `value`: what somebody types or chooses stays what it is. */
const SHOWN = [
  'title',
  'label',
  'placeholder',
  'description',
  'error',
  'aria-label',
  'alt',
  'nothingFoundMessage',
] as const

type Option = { label?: unknown; group?: unknown; items?: unknown }

/** A list to choose from: what is shown changes, what is chosen does not; a bare string is both, and is kept as it is written. */
const optionIn =
  (say: Say) =>
  (option: unknown): unknown => {
    if (typeof option !== 'object' || option === null) return option
    const { label, group, items } = option as Option
    return {
      ...option,
      ...(typeof label === 'string' ? { label: say(label) } : {}),
      ...(typeof group === 'string' ? { group: say(group) } : {}),
      ...(Array.isArray(items) ? { items: items.map(optionIn(say)) } : {}),
    }
  }

const childIn =
  (say: Say) =>
  (child: unknown): unknown =>
    typeof child === 'string' ? say(child) : Array.isArray(child) ? child.map(childIn(say)) : child

/** An element's properties with what they show put into words by `say`. What is marked `translate="no"` is a paper's own text and stays. */
export const wordsIn = (props: Readonly<Record<string, unknown>>, say: Say): Readonly<Record<string, unknown>> => {
  if (props.translate === 'no') return props
  const said: Record<string, unknown> = { ...props }
  for (const name of SHOWN) if (typeof said[name] === 'string') said[name] = say(said[name])
  if ('children' in said) said.children = childIn(say)(said.children)
  if (Array.isArray(said.data)) said.data = said.data.map(optionIn(say))
  return said
}

/** An element's properties with its words in the chosen language; the same object where there is nothing to say. */
export const inWords = <P>(props: P): P =>
  spoken() === 'zh-Hans' || typeof props !== 'object' || props === null
    ? props
    : (wordsIn(props as Record<string, unknown>, say) as P)
