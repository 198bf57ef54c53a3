import { say, spoken } from './words.ts'

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

type Option = string | { label?: unknown; group?: unknown; items?: unknown }

/** A list to choose from: what is shown changes, what is chosen does not. */
const optionIn = (option: unknown): unknown => {
  if (typeof option === 'string') return { value: option, label: say(option) }
  if (typeof option !== 'object' || option === null) return option
  const { label, group, items } = option as Exclude<Option, string>
  return {
    ...option,
    ...(typeof label === 'string' ? { label: say(label) } : {}),
    ...(typeof group === 'string' ? { group: say(group) } : {}),
    ...(Array.isArray(items) ? { items: items.map(optionIn) } : {}),
  }
}

const childIn = (child: unknown): unknown =>
  typeof child === 'string' ? say(child) : Array.isArray(child) ? child.map(childIn) : child

/** An element's properties with its words in the chosen language; the same object where there is nothing to say. */
export const inWords = <P>(props: P): P => {
  if (spoken() === 'zh-Hans' || typeof props !== 'object' || props === null) return props
  const said: Record<string, unknown> = { ...(props as Record<string, unknown>) }
  for (const name of SHOWN) if (typeof said[name] === 'string') said[name] = say(said[name])
  if ('children' in said) said.children = childIn(said.children)
  if (Array.isArray(said.data)) said.data = said.data.map(optionIn)
  return said as P
}
