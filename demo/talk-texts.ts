/** What invented teachers write: short, seen or heard, no judging adjectives (dossier §4.3). */
export const TALKS: { topics: string[]; words: string; finding: string; next: string[] }[] = [
  { topics: ['study'], words: '数学乘法还有几道不会，愿意中午跟同桌一起补。', finding: 'well', next: ['ask-teacher'] },
  {
    topics: ['family'],
    words: '妈妈说国庆不回来了，过年才回，想多打几次电话。',
    finding: 'watch',
    next: ['call-parents'],
  },
  { topics: ['peers'], words: '新同桌合得来，课间一起跳绳。', finding: 'well', next: ['none'] },
  { topics: ['health'], words: '换季有点咳嗽，奶奶已经带去卫生院看过。', finding: 'well', next: ['none'] },
  { topics: ['home'], words: '爷爷腿疼，放学回家帮着烧火做饭。', finding: 'watch', next: ['visit'] },
  { topics: ['safety'], words: '上学要过一座便桥，雨天由高年级同学带着走。', finding: 'watch', next: ['visit'] },
  { topics: ['study', 'peers'], words: '语文背书快了，被选为小组长，很高兴。', finding: 'well', next: ['none'] },
  { topics: ['family', 'study'], words: '爸爸每周日晚上视频，问了期中的打算。', finding: 'well', next: ['none'] },
  {
    topics: ['other'],
    words: '话不多，问三句答一句，喜欢画画，下次带画本聊。',
    finding: 'watch',
    next: ['talk-again'],
  },
  { topics: ['study'], words: '作业这两周都按时交，字写得端正了。', finding: 'well', next: ['none'] },
  {
    topics: ['family'],
    words: '晚上想家睡不着，宿舍老师陪着说了会儿话。',
    finding: 'watch',
    next: ['call-parents', 'talk-again'],
  },
  {
    topics: ['peers', 'safety'],
    words: '和同学闹过别扭，已经和好，说好有事先告诉老师。',
    finding: 'well',
    next: ['none'],
  },
]

export const VISITS: { heard: string; told: string; agreed: string; found: string[]; next: string[] }[] = [
  {
    told: '上课认真，作业按时交。',
    heard: '老人说在家能自己收拾书包，吃饭有点挑。',
    agreed: '每晚九点前睡，周末手机不超过一小时。',
    found: ['safe'],
    next: ['none'],
  },
  {
    told: '数学有几处跟不上，已安排同桌帮着补。',
    heard: '老人识字少，辅导不了，盼学校多管。',
    agreed: '周二、周四放学后留校补半小时。',
    found: ['safe'],
    next: ['ask-teacher'],
  },
  {
    told: '与同学相处好，爱劳动。',
    heard: '灶间电线老化，老人担心下雨漏电。',
    agreed: '学校告诉村里，请电工来看。',
    found: ['fire-electric'],
    next: ['none'],
  },
  {
    told: '最近话少，老师多留心。',
    heard: '父母打电话少，有时一个月一次。',
    agreed: '请父母每周日晚打一次电话。',
    found: ['safe'],
    next: ['call-parents'],
  },
  {
    told: '住校习惯了，内务整齐。',
    heard: '屋后有口塘，夏天要看紧。',
    agreed: '放假不单独去塘边，村里加护栏。',
    found: ['water'],
    next: ['none'],
  },
]

export const CARER_TALKS: { topics: string[]; guidance?: string[]; difficulty?: string; next: string[] }[] = [
  { topics: ['life', 'study'], guidance: ['homework'], next: ['none'] },
  { topics: ['study'], guidance: ['phone-games'], difficulty: '孩子要手机，老人管不住。', next: ['none'] },
  { topics: ['body', 'safety'], guidance: ['safety'], next: ['none'] },
  { topics: ['mind'], guidance: ['call-parents'], next: ['none'] },
  { topics: ['life'], guidance: ['pocket-money', 'manners'], next: ['none'] },
  { topics: ['life', 'body'], difficulty: '老人腰疼，下雨天接送不便。', next: ['village'] },
]

export const PARENT_TALKS: { told: string; heard: string; promise?: string; next: string[] }[] = [
  {
    told: '作业按时交，字写得端正了。',
    heard: '厂里赶工，月底能早些下班。',
    promise: '每周日晚视频一次',
    next: ['none'],
  },
  { told: '数学跟得上了，朗读还要练。', heard: '打算腊月二十回家。', promise: '腊月二十前回家', next: ['none'] },
  { told: '在校吃饭睡觉都好。', heard: '换了号码，已经告诉老人。', next: ['none'] },
  {
    told: '最近话少，老师多留心。',
    heard: '夫妻轮班，电话打得少。',
    promise: '周三、周日各打一次电话',
    next: ['again'],
  },
]
