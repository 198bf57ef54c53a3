const WHOLE = /全校|全体(?:在校|在籍)?(?:学生|儿童|师生|留守)|全部(?:在校)?学生|各年级|各班/

/** Does a title (Simplified) say that the list holds the whole school? 枫林小学全校学生花名册. */
export const namesWholeSchool = (title: string): boolean => WHOLE.test(title)
