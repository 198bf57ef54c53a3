import { expect, it } from 'vitest'
import { loginOf, loginsFor } from './logins.ts'

it.each([
  ['张小红', 'zhangxiaohong'],
  ['曾明', 'zengming'],
  ['吕秀', 'lvxiu'],
  ['欧阳 明', 'ouyangming'],
  ['阿依古丽·买买提', 'ayigulimaimaiti'],
  ['Li Ming', 'liming'],
  ['张X', 'zhangx'],
  ['·', 'laoshi'],
])('%s signs in as %s', (name, login) => expect(loginOf(name)).toBe(login))

it('a second of the same name gets a number', () => {
  expect(loginsFor('张小红').slice(0, 3)).toEqual(['zhangxiaohong', 'zhangxiaohong2', 'zhangxiaohong3'])
})
