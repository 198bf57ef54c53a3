/** A hint for whoever looks after a child (S4.9): a line to read aloud, and what can be done at home, in plain spoken words. */
export type CarerHint = { value: string; label: string; say: string; lines: readonly string[] }

/**
 * The library of hints for grandparents, a topic each: what can be done without reading, without money and without a blow. No topic blames
 * anybody, and where a child may be in danger it says whom to call.
 */
export const CARER_HINTS: readonly CarerHint[] = [
  {
    value: 'homework',
    label: '看作业',
    say: '不识字也管得了作业：放学回来问一句今天有什么作业，让他坐到桌子边写，写完念一遍给您听。',
    lines: [
      '天黑前写完，写的时候关掉电视。',
      '不会的题先空着，第二天问老师，不打不骂。',
      '写完了您在本子上签个字、画个圈，老师就知道家里看过了。',
    ],
  },
  {
    value: 'phone-games',
    label: '手机和游戏',
    say: '手机可以玩，先说好玩多久：写完作业再玩，一天不超过半个钟头，睡觉前交给您收着。',
    lines: [
      '手机放在您屋里充电，不放在孩子床头。',
      '付钱的密码不告诉孩子；要花钱的，先问爸爸妈妈。',
      '到时间前先提醒一声“还有五分钟”，一下子抢走容易吵起来。',
      '网上认识的人要照片、要钱、要见面，马上告诉您和老师。',
    ],
  },
  {
    value: 'pocket-money',
    label: '零花钱',
    say: '零花钱定个数，一个星期给一次，花在哪里让他自己说给您听。',
    lines: [
      '不拿钱哄孩子，也不拿钱打发他。',
      '爸爸妈妈多寄的钱，先留着看病、交学费。',
      '突然有了说不清来路的钱和东西，慢慢问，先不骂；问不清的告诉老师。',
    ],
  },
  {
    value: 'manners',
    label: '礼貌习惯',
    say: '教他三句话：您好、谢谢、对不起。做到了就夸一句，夸一句比骂十句管用。',
    lines: [
      '自己的碗自己洗，自己的床自己铺。',
      '做错了，说清楚错在哪里、下次怎么做；不打，不说“不要你了”。',
      '大人先做到：不说脏话，不当着孩子说他爸妈的不是。',
    ],
  },
  {
    value: 'adolescence',
    label: '青春期',
    say: '孩子大了，身上有变化是好事。您告诉他：身上的事可以问老师、问村里的阿姨，不丢人。',
    lines: [
      '女孩来月经前先备好卫生巾，告诉她这是长大了；不好开口的，请女老师来说。',
      '换衣服、洗澡、睡觉，和大人分开，男孩女孩都一样。',
      '谁要看、要摸他衣服遮住的地方，不管是谁，都要喊“不”，跑开，回来告诉您。您信他，不骂他，马上打 110，告诉老师。',
      '关着门、发脾气，先不吵，过一会儿再问。',
    ],
  },
  {
    value: 'safety',
    label: '安全',
    say: '每天出门说一句：不下水、不玩火、不坐没牌照的车、不跟不认识的人走。',
    lines: [
      '水塘、河边、水库，没有大人一起不去，热天最要紧。',
      '烧火、插电，人走就关；冬天烤火要开一点窗。',
      '农药、老鼠药锁起来。',
      '天黑没回来马上找，给老师打电话；找不到打 110。',
    ],
  },
  {
    value: 'call-parents',
    label: '和父母通话',
    say: '一个星期至少和爸爸妈妈打一次电话，最好看得见脸。先让孩子说，您再说。',
    lines: [
      '定一个时候，比如星期天晚上，到点就打。',
      '说真话：好的说，不好的也说；身体、学习、钱的事不瞒着。',
      '先说孩子做得好的一件事，再说要改的。',
      '放下电话孩子难过，陪他坐一会儿。',
    ],
  },
]
