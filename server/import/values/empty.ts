import { simplify } from '../headings/simplify.ts'
import { withoutCode } from './option.ts'

const NOTHING =
  /^(?:无|没有|暂无|无电话|没有电话|不详|不知道|未知|不明|不清楚|空|空号|停机|同左|[-－—–―−‐_~～〜/／\\.。·、*]+|null|n\/?a|#n\/a|#value!|#ref!|#name\?|0)$/i

/** None of these words is longer; long texts are spared the comparison in both scripts. */
const LONGEST = 8
const short = (text: string): string => (text.length <= LONGEST ? simplify(text) : text)

/** Words and strokes that fill a cell without saying anything. */
export const isNothing = (text: string): boolean => text === '' || NOTHING.test(short(text.replace(/\s/g, '')))

/** Ticks in all their shapes. Null: neither. */
export const tickOf = (text: string): boolean | null => {
  const t = short(withoutCode(text).normalize('NFKC').replace(/\s/g, ''))
  if (
    /^(?:是|有|√|✓|✔|☑|☒?√|v|y|yes|1(?:\.0+)?|[●★■◆▲*✱✲]|○?√|对|真|true|在)$/i.test(t) ||
    /^(?:是|有)[(（,，]/.test(t)
  )
    return true
  if (/^(?:否|无|没有|不|不是|[×✗✘✕╳✖Χх]|x|n|no|0(?:\.0+)?|错|假|false|☐|□)$/i.test(t) || /^否[(（,，]/.test(t))
    return false
  return null
}
