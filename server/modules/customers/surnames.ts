/** Surnames of two characters, read before those of one: 欧阳 is one surname, not 欧 and a given name. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 呼延 南宫 西门 轩辕 ' +
    '闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公羊 赫连 钟离 鲜于 闾丘 万俟 独孤 百里 东郭 拓跋 完颜 ' +
    '纳兰 第五 左丘 梁丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东门 羊舌 微生'
  ).split(' '),
);

/** The common ones: enough to see that two names stand in one cell. */
export const COMMON_SURNAMES: ReadonlySet<string> = new Set([
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜',
  ...'戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷',
  ...'施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐尚梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费',
  ...'纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边',
]);

/** Length of the surname a Chinese name begins with. */
export const surnameLength = (name: string): number => (COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1);
