import type { Dice } from './random.ts'

/** Common surnames and given-name letters; the people are invented. */
const SURNAMES = '石罗龙吴田欧向杨潘单曾覃安周何吕施张孔曹严秦尤段薛傅贺苏郝崔蒋韦陆莫卢唐邓彭袁谭姚邹熊孟白江谢'.split(
  '',
)
const BOY = '浩宇轩杰涛鹏俊峰志强天佑小军家豪文博子墨晨阳明远思齐承安景行立新锦程'.split('')
const GIRL = '雨桐思琪佳怡欣妍梦洁小雅诗涵若溪静月婉清柳儿巧云可心晓彤安宁秋禾春燕紫萱'.split('')
const MAN = '建国大海有才海军世明志勇长生国强永福德平保林光荣贵生正华'.split('')
const WOMAN = '秀英桂兰小燕玉梅春花红霞丽萍翠芳金凤海燕彩云淑珍'.split('')
const OLD_MAN = '德厚老根满仓有德守田长庚福来家山'.split('')
const OLD_WOMAN = '桂香秀芬大妹冬梅菊英玉珍莲芝腊梅'.split('')

const given = (dice: Dice, letters: readonly string[], two = 0.85) =>
  dice.pick(letters) + (dice.chance(two) ? dice.pick(letters) : '')

export const surname = (dice: Dice) => dice.pick(SURNAMES)
export const childName = (dice: Dice, family: string, sex: 'male' | 'female') =>
  family + given(dice, sex === 'male' ? BOY : GIRL, 0.8)
export const manName = (dice: Dice, family: string) => family + given(dice, MAN)
export const womanName = (dice: Dice, family = surname(dice)) => family + given(dice, WOMAN)
export const oldManName = (dice: Dice, family: string) => family + given(dice, OLD_MAN)
export const oldWomanName = (dice: Dice, family = surname(dice)) => family + given(dice, OLD_WOMAN)
