import { jsxDEV as element, Fragment } from 'react/jsx-dev-runtime'
import { inWords } from './jsx-words.ts'

/** The same as `jsx-runtime.ts`, for the screens while they are written. */
export { Fragment }
export const jsxDEV: typeof element = (type, props, key, isStatic, source, self) =>
  element(type, inWords(props), key, isStatic, source, self)
