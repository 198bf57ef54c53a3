import { gradeClassIn, schoolIn } from './values/title.ts'

const EVERYBODY = /全校|全体(?:在校|在籍)?(?:学生|儿童|留守)|全部(?:在校|在籍)?(?:学生|儿童|留守)|各年级|各班/
const LIST = /名册|名单|花名|登记[表册]|[息况览总计细案]表|台账|学生(?:信息|表|基本情况)|档案/
/** 一至六年级, 1-9年级: every grade that a school may have; 三至六年级 are some of them. */
const EVERY_GRADE = /[一1](?:年级)?[至到—–~-]+[五六九569]年级/g
/** 四至六年级, 低年级, 毕业班: some of a school. */
const SOME_GRADES = /[一二三四五六七八九\d]年级|[一二三四五六七八九\d]级|[低中高]年级|年段|毕业班|[本该]班/
/** Some of the pupils, or other people than pupils. */
const SOME_PUPILS =
  /寄宿|住校|住宿|走读|内宿|[男女][生童]|[男女]学生|贫困|困难|困境|残疾|低保|建档|脱贫|孤儿|特困|单亲|资助|[转借插]|新生|毕业|升学|团员|队员|干部|午餐|乘车|校车|接送|教师|老师|教工|职工|主任|家长|少数民族/
/** A title only names its list; who asks, signs or explains does more. */
const SENTENCE = /请|须|务必|上报|报送|填[写报表]|签|盖章|公章|意见|负责|主任|审核|[。；;？?！!]/

/** Does a title (Simplified) say that the list holds the whole school? 枫林小学全校学生花名册. Where it may be less, it does not. */
export const namesWholeSchool = (title: string): boolean => {
  const packed = title.normalize('NFKC').replace(/\s+/g, '')
  const school = schoolIn(packed)
  const text = (school ? packed.replace(school, '') : packed).replace(EVERY_GRADE, '')
  if (!EVERYBODY.test(text) || !LIST.test(text)) return false
  if (SENTENCE.test(text) || SOME_PUPILS.test(text) || SOME_GRADES.test(text)) return false
  const { grade, label } = gradeClassIn(text)
  return grade === null && label === null
}
