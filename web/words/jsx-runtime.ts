import { jsx as element, jsxs as elements, Fragment } from 'react/jsx-runtime'
import { inWords } from './jsx-words.ts'

/**
 * Where every screen's elements are made: what a declaration, a rule or the server says is put into the chosen language here, at the
 * one place through which it reaches the page. In zh-Hans it is React's own.
 */
export { Fragment }
export const jsx: typeof element = (type, props, key) => element(type, inWords(props), key)
export const jsxs: typeof elements = (type, props, key) => elements(type, inWords(props), key)
